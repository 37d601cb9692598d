import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { keep, kept } from './cache.ts';
import { copyOf } from './page-copy.ts';
import { site, under } from './site.ts';

/** What the thread is told: the folder of the site that is being built. */
export interface FollowedSite {
	dist: string;
}

const PAUSE_MS = 200;

const { dist } = workerData as FollowedSite;
const seen = new Map<string, number>();
let isEveryPageThere = false;
parentPort!.once('message', () => (isEveryPageThere = true));

// Makes and keeps copies of pages as they are written: rendering them leaves a processor idle.
for (let isLast = false; !isLast;) {
	isLast = isEveryPageThere;
	const files = (readdirSync(dist, { recursive: true }) as string[]).filter((file) =>
		file.endsWith('index.html'),
	);
	for (const file of files) await follow(file);
	if (!isLast) await setTimeout(PAUSE_MS);
}

/** Keeps the copy of a page, if it has changed and is written to its end. */
async function follow(file: string): Promise<void> {
	const place = path.join(dist, file);
	const { mtimeMs } = statSync(place);
	if (seen.get(file) === mtimeMs) return;
	const html = readFileSync(place, 'utf8');
	if (!html.endsWith('</html>')) return;
	seen.set(file, mtimeMs);
	const copy = copyOf(file, html);
	if (copy === undefined || kept('markdown-copies', copy.key) !== undefined) return;
	const { markdownOf } = await import('./page-markdown.ts');
	keep('markdown-copies', copy.key, markdownOf(html, under(copy.page), site.site));
}
