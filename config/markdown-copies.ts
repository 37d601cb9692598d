import { Worker } from 'node:worker_threads';
import { hasKept, keptOfEach } from './cache.ts';
import { COPIES_KEY, copyOf, type CopiedPage } from './page-copy.ts';
import type { FollowedSite, FollowerMessage } from './page-markdown-worker.ts';
import type { PageMarkdown } from './page-markdown.ts';

/** The Markdown copy of a page. */
export type Copy = PageMarkdown & Pick<CopiedPage, 'page' | 'file'>;

/** The thread that copies pages, from when it was started. */
let follower: ReturnType<typeof follow> | undefined;

/**
 * Begins to copy the pages of a site as they are written, which leaves a processor idle. Where copies were kept, few are
 * left to make, and the thread is not worth its start.
 */
export function followPages(dist: string): void {
	if (!hasKept('markdown-copies', COPIES_KEY)) follower = follow(dist);
}

/**
 * The Markdown copies of a site’s pages, all of which are written.
 *
 * @param dist - the folder of the built site
 * @param pages - the HTML of the pages by their files
 * @returns the copies, and when the pages may be written over, which is sooner
 */
export function markdownCopies(
	dist: string,
	pages: ReadonlyMap<string, string>,
): { allRead: Promise<void>; copies: Promise<Copy[]> } {
	const named = [...pages].flatMap(([html, text]) => copyOf(html, text) ?? []);
	const made = keptOfEach(
		'markdown-copies',
		COPIES_KEY,
		named.map(({ madeOf }) => madeOf),
		async (madeOf) => {
			follower ??= follow(dist);
			follower.finish();
			return (await follower.made).get(madeOf)!;
		},
	);
	const copies = made.then((markdown) =>
		named.map(({ page, file, madeOf }) => ({ page, file, ...markdown.get(madeOf)! })),
	);
	return { allRead: follower?.allRead ?? Promise.resolve(), copies };
}

/** Alone the thread does not keep a build alive that has failed. */
function follow(dist: string) {
	const workerData: FollowedSite = { dist };
	const worker = new Worker(new URL('page-markdown-worker.ts', import.meta.url), { workerData });
	worker.unref();
	const { promise: allRead, resolve: onRead } = Promise.withResolvers<void>();
	const made = new Promise<ReadonlyMap<string, PageMarkdown>>((resolve, reject) => {
		worker.on('message', (message: FollowerMessage) =>
			message === 'all read' ? onRead() : resolve(message),
		);
		worker.on('error', reject);
	});
	let isFinishing = false;
	const finish = () => {
		if (isFinishing) return;
		isFinishing = true;
		worker.ref();
		worker.postMessage('all written');
	};
	return { allRead, made, finish };
}
