import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { PageMarkdown } from './page-markdown.ts';

/** What the thread is told: the pages to copy, by where they lie, where they are served and where the copy goes. */
export interface CopyWork {
	/** Where the site is served, if that is known. */
	site: string | undefined;
	pages: { html: string; path: string; copy: string }[];
}

/** What it answers for each page. */
export type CopiedPage = Omit<PageMarkdown, 'markdown'>;

const CACHE = '.cache/markdown-copies';

const { site, pages } = workerData as CopyWork;
const converter = ['config/page-markdown.ts', 'package.json'].map((file) =>
	readFileSync(file, 'utf8'),
);
const answer: CopiedPage[] = [];
for (const { html, path: at, copy } of pages) {
	const { markdown, ...page } = await copyOf(readFileSync(html, 'utf8'), at);
	writeFileSync(copy, markdown);
	answer.push(page);
}
parentPort!.postMessage(answer);

/** The copy of a page, taken from the cache where neither the page nor what makes copies has changed. */
async function copyOf(html: string, at: string): Promise<PageMarkdown> {
	const made = [html, at, site, ...converter];
	const key = createHash('sha256').update(JSON.stringify(made)).digest('hex');
	const cached = path.join(CACHE, `${key}.json`);
	try {
		return JSON.parse(readFileSync(cached, 'utf8')) as PageMarkdown;
	} catch {
		const { markdownOf } = await import('./page-markdown.ts');
		const page = markdownOf(html, at, site);
		mkdirSync(CACHE, { recursive: true });
		writeFileSync(cached, JSON.stringify(page));
		return page;
	}
}
