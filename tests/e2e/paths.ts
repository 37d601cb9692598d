import { readdirSync } from 'node:fs';

/** Path of every built page. */
export const paths = (readdirSync('dist', { recursive: true }) as string[])
	.filter((file) => file.endsWith('index.html') && !file.startsWith('pagefind'))
	.map((file) => `/${file.replace(/index\.html$/, '')}`)
	.toSorted();
