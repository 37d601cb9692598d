import { readdirSync } from 'node:fs';

/** Where the site begins that browser tests read: `/notes/` where builds are told `BASE=/notes`, otherwise `/`. */
export const base = `${process.env['BASE'] ?? ''}/`;

/** Folder of that site. */
export const dist = base === '/' ? 'dist' : `.cache/dist${base.slice(0, -1).replaceAll('/', '-')}`;

/** Path of every built page, from where the site begins. */
export const paths = (readdirSync(dist, { recursive: true }) as string[])
	.filter((file) => file.endsWith('index.html') && !file.startsWith('pagefind'))
	.map((file) => file.replace(/index\.html$/, '') || './')
	.toSorted();
