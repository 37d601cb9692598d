import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { hasKept } from './cache.ts';
import { writeMarkdownCopies, writeOpenSearch } from './for-machines.ts';
import { policyFor, policyIn, sourcesIn, withPolicy, writeHeaders } from './headers.ts';
import { withoutProps } from './island-props.ts';
import { checkLinks } from './links.ts';
import type { FollowedSite } from './page-markdown-worker.ts';
import { writePageScript } from './page-script.ts';
import { startSearchIndex } from './search-index.ts';
import { writeStyleSheets } from './style-sheets.ts';

/** Begun before the pages are there. */
let offline: ReturnType<typeof startOfflineCopy>;
let follower: Worker | undefined;
let dist: string;

/** What is made of the pages once Astro has written them. */
export const afterBuild: AstroIntegration = {
	name: 'after-build',
	hooks: {
		'astro:config:setup'({ updateConfig }) {
			// Rendering the pages comes next, which leaves a processor idle. Where copies were kept, few are left to make.
			const name = 'after-build:before-pages';
			const writeBundle = function (this: { environment: { name: string } }) {
				if (this.environment.name === 'client' && !hasKept('markdown-copies'))
					follower = followPages();
			};
			updateConfig({ vite: { plugins: [{ name, writeBundle }] } });
		},
		'astro:config:done'({ config }) {
			dist = fileURLToPath(config.outDir);
		},
		'astro:build:setup'({ target }) {
			if (target !== 'server') return;
			// This thread has time while Vite’s own threads bundle the pages.
			offline = startOfflineCopy();
		},
		async 'astro:build:done'({ logger }) {
			const pages = readPages();
			const writeSearchIndex = await startSearchIndex(dist, pages);
			const [found, copied, finished, writeOfflineCopy] = await Promise.all([
				writeSearchIndex(),
				writeCopiesAndCheckLinks(pages),
				finishedPages(pages),
				offline,
			]);
			writeOpenSearch(dist);
			for (const [file, html] of finished) writeFileSync(path.join(dist, file), html);
			// Last, because it lists every file.
			const { files, bytes } = await writeOfflineCopy();
			logger.info(
				`${found} pages in the search index, ${copied} as Markdown; ${files} files to read offline, ${Math.round(bytes / 1024)} kB compressed`,
			);
		},
	},
};

/** A thread that copies pages as they are written. Alone it does not keep a build alive that has failed. */
function followPages(): Worker {
	const workerData: FollowedSite = { dist };
	const worker = new Worker(new URL('page-markdown-worker.ts', import.meta.url), { workerData });
	worker.unref();
	return worker;
}

/** Ends once that thread has copied every page. */
async function allCopied(): Promise<void> {
	follower ??= followPages();
	follower.ref();
	follower.postMessage('every page is there');
	await once(follower, 'exit');
}

/** Links are followed once the copies are there, because some lead to them. */
async function writeCopiesAndCheckLinks(pages: ReadonlyMap<string, string>) {
	const copied = await writeMarkdownCopies(dist, pages, allCopied);
	checkLinks(dist, pages);
	return copied;
}

/** What makes the offline copy, with its worker bundled. */
async function startOfflineCopy() {
	const { bundleWorker, writeOfflineCopy } = await import('./offline-copy.ts');
	const worker = await bundleWorker();
	return () => writeOfflineCopy(dist, worker);
}

/** The HTML of all pages, by their files. */
function readPages(): Map<string, string> {
	const files = (readdirSync(dist, { recursive: true }) as string[]).toSorted();
	return new Map(
		files
			.filter((file) => file.endsWith('.html'))
			.map((file) => [file, readFileSync(path.join(dist, file), 'utf8')]),
	);
}

/**
 * The pages as readers get them: with style sheets and scripts that were joined, without what their islands are given,
 * and each with its own policy. Writes these files, and the headers.
 */
async function finishedPages(pages: ReadonlyMap<string, string>): Promise<Map<string, string>> {
	const restyle = await writeStyleSheets(dist, pages);
	const rescript = await writePageScript(dist, pages);
	const policy = policyIn(pages.get('index.html')!);
	const joined = [...pages].map(([file, html]) => {
		const text = withoutProps(dist, rescript(restyle(file, html)));
		return { file, text, sources: sourcesIn(text) };
	});
	const all = new Set(joined.flatMap(({ sources }) => [...sources]));
	writeHeaders(dist, policyFor(all, policy));
	return new Map(
		joined.map(({ file, text, sources }) => [file, withPolicy(text, policyFor(sources, policy))]),
	);
}
