import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { base } from './site.ts';

/** Folder of files whose names change with what is in them. */
export const ASSETS = '_astro';

/**
 * Writes a file of a built site under a name that changes with what is in it.
 *
 * @param name - `page.js` of `page.1a2b3c4d.js`
 * @returns its address
 */
export function writeAsset(dist: string, name: string, text: string): string {
	const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
	const { name: stem, ext } = path.parse(name);
	const file = `${ASSETS}/${stem}.${hash}${ext}`;
	writeFileSync(path.join(dist, file), text);
	return base + file;
}
