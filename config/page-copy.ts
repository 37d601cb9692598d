import path from 'node:path';
import { markdownCopyOf } from '../src/lib/markdown-copy.ts';
import { keyOf } from './cache.ts';
import { base, EMBED, pathOf, site } from './site.ts';

/** Key of the copies that builds keep: their links begin with these. */
export const COPIES_KEY = keyOf(base, site.site ?? '');

/** A page that has a Markdown copy. */
export interface CopiedPage {
	/** Its path, without the base. */
	page: string;
	/** Path of the copy, without the base. */
	file: string;
	/** What it is made of, in short. */
	madeOf: string;
}

/**
 * Names of the copy of a built page; nothing where it has none.
 *
 * @param file - of the page, in the folder of the built site
 * @param html - what is in it
 */
export function copyOf(file: string, html: string): CopiedPage | undefined {
	if (path.basename(file) !== 'index.html') return undefined;
	const page = pathOf(file);
	const copy = page.startsWith(`/${EMBED}/`) ? undefined : markdownCopyOf(page);
	return copy === undefined ? undefined : { page, file: copy, madeOf: keyOf(html, page) };
}
