import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentSecurityPolicy, inlineIn, type Inline } from './csp.ts';
import { writeMarkdownCopies, writeOpenSearch } from './for-machines.ts';
import { withPolicy, writeHeaders } from './headers.ts';
import { withoutProps } from './island-props.ts';
import { checkLinks } from './links.ts';
import { followPages, markdownCopies, type Copy } from './markdown-copies.ts';
import { writePageScript } from './page-script.ts';
import { startSearchIndex } from './search-index.ts';
import { writeStyleSheets } from './style-sheets.ts';
import { writeFiles } from './write-files.ts';

/** Begun before the pages are there. */
let offline: ReturnType<typeof startOfflineCopy>;
let dist: string;

/** What is made of the pages once Astro has written them. */
export const afterBuild: AstroIntegration = {
	name: 'after-build',
	hooks: {
		'astro:config:setup'({ updateConfig }) {
			// Rendering the pages comes next.
			const name = 'after-build:before-pages';
			const writeBundle = function (this: { environment: { name: string } }) {
				if (this.environment.name === 'client') followPages(dist);
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
			writeOpenSearch(dist);
			const { allRead, copies } = markdownCopies(dist, pages);
			const [{ found, files, bytes }, copied] = await Promise.all([
				writeForBrowsers(pages, allRead),
				writeCopiesAndCheckLinks(pages, copies),
			]);
			logger.info(
				`${found} pages in the search index, ${copied} as Markdown; ${files} files to read offline, ${Math.round(bytes / 1024)} kB compressed`,
			);
		},
	},
};

/** Search index, pages and offline copy; gives how many pages are found, and what the copy holds. */
async function writeForBrowsers(pages: ReadonlyMap<string, string>, allRead: Promise<void>) {
	const writeSearchIndex = await startSearchIndex(dist, pages);
	const finished = await finishedPages(pages);
	const found = await writeSearchIndex();
	await allRead;
	await writeFiles(dist, finished);
	const writeOfflineCopy = await offline;
	// Last, because it lists every file that browsers ask for.
	return { found, ...(await writeOfflineCopy()) };
}

/** Links are followed once the copies are there, because some lead to them. */
async function writeCopiesAndCheckLinks(
	pages: ReadonlyMap<string, string>,
	made: Promise<readonly Copy[]>,
) {
	const copies = await made;
	await writeMarkdownCopies(dist, copies);
	checkLinks(dist, pages);
	return copies.length;
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
	const joined = [...pages].map(([file, html]) => {
		const text = withoutProps(dist, rescript(restyle(file, html)));
		return { file, text, inline: inlineIn(text) };
	});
	const all = (kind: keyof Inline) => new Set(joined.flatMap(({ inline }) => [...inline[kind]]));
	writeHeaders(dist, contentSecurityPolicy({ scripts: all('scripts'), styles: all('styles') }));
	return new Map(
		joined.map(({ file, text, inline }) => [file, withPolicy(text, contentSecurityPolicy(inline))]),
	);
}
