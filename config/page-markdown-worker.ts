import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { kept } from './cache.ts';
import { COPIES_KEY, copyOf } from './page-copy.ts';
import type { PageMarkdown } from './page-markdown.ts';
import { site, under } from './site.ts';

/** What the thread is told: the folder of the site that is being built. */
export interface FollowedSite {
	dist: string;
}

/** What the thread tells: that it needs no page’s file any more, and at last the copies, by what they are made of. */
export type FollowerMessage = 'all read' | ReadonlyMap<string, PageMarkdown>;

const PAUSE_MS = 200;

const { dist } = workerData as FollowedSite;
const known = new Set(
	kept<[string, PageMarkdown][]>('markdown-copies', COPIES_KEY)?.map(([madeOf]) => madeOf),
);
const made = new Map<string, PageMarkdown>();
const seen = new Map<string, number>();
let areAllWritten = false;
parentPort!.once('message', () => (areAllWritten = true));

for (let areAllRead = false; !areAllRead;) {
	areAllRead = areAllWritten;
	const pages = readNew();
	if (areAllRead) tell('all read');
	while (pages.length > 0 && areAllRead === areAllWritten) {
		await copy(pages.shift()!);
		// The message comes in between.
		await setImmediate();
	}
	for (const { file } of pages) seen.delete(file);
	if (!areAllWritten) await setTimeout(PAUSE_MS);
}
tell(made);

interface WrittenPage {
	file: string;
	html: string;
}

/** Pages that have changed since they were last read, and are written to their end. */
function readNew(): WrittenPage[] {
	return (readdirSync(dist, { recursive: true }) as string[]).flatMap((file) => {
		if (!file.endsWith('index.html')) return [];
		const place = path.join(dist, file);
		const { mtimeMs } = statSync(place);
		if (seen.get(file) === mtimeMs) return [];
		const html = readFileSync(place, 'utf8');
		if (!html.endsWith('</html>')) return [];
		seen.set(file, mtimeMs);
		return [{ file, html }];
	});
}

async function copy({ file, html }: WrittenPage): Promise<void> {
	const copied = copyOf(file, html);
	if (copied === undefined || known.has(copied.madeOf) || made.has(copied.madeOf)) return;
	const { markdownOf } = await import('./page-markdown.ts');
	made.set(copied.madeOf, markdownOf(html, under(copied.page), site.site));
}

function tell(message: FollowerMessage): void {
	parentPort!.postMessage(message);
}
