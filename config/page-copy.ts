import path from 'node:path';
import { markdownCopyOf } from '../src/lib/markdown-copy.ts';
import { keyOf } from './cache.ts';
import { base, EMBED, site } from './site.ts';

/** Kind under which builds keep copies. */
export const COPIES = 'markdown-copies';

/** A page that has a Markdown copy. */
export interface CopiedPage {
	/** Its path, without the base. */
	page: string;
	/** Path of the copy, without the base. */
	file: string;
	/** Key under which builds keep the copy. */
	key: string;
}

/**
 * Names of the copy of a built page; nothing where it has none.
 *
 * @param file - of the page, in the folder of the built site
 * @param html - what is in it
 */
export function copyOf(file: string, html: string): CopiedPage | undefined {
	if (path.basename(file) !== 'index.html') return undefined;
	const page = `/${file.slice(0, -'index.html'.length).replaceAll(path.sep, '/')}`;
	const copy = page.startsWith(`/${EMBED}/`) ? undefined : markdownCopyOf(page);
	return copy === undefined
		? undefined
		: { page, file: copy, key: keyOf(html, page, base, site.site ?? '') };
}
