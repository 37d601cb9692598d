import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { markdownOf } from './page-markdown.ts';

/** What the thread is told. */
export interface CopyWork {
	/** Where the site is served, if that is known. */
	site: string | undefined;
	/** The pages to copy: where they lie, and where they are served. */
	pages: { html: string; path: string }[];
}

const { site, pages } = workerData as CopyWork;
parentPort!.postMessage(
	pages.map(({ html, path }) => markdownOf(readFileSync(html, 'utf8'), path, site)),
);
