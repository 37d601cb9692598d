import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { close, createIndex } from 'pagefind';
import { startSearchIndex } from '../../config/search-index.ts';
import { findBrowser } from '../../scripts/browser.ts';
import { serve } from '../../scripts/serve.ts';
import { ask, limits, questions, rank, sharesOf } from '../search/ask.ts';
import { holds, percentile } from './percentile.ts';

/**
 * Asks every question of `tests/search/questions.yaml` on the built site, beside Starlight’s default search of the
 * same pages and beside this search on ten times the pages; prints ranks, times and bytes, and exits 1 where the site
 * misses a limit.
 */
const KEY_LIMIT_MS = 100;
const KB = 1024;
const FIRST_QUERY_LIMIT_KB = 170;
const OWN_LIMIT_KB = 25;
const LATER_QUERY_LIMIT_KB = 40;
const FIRST_QUERIES = 20;
const COPIES = 10;

/** Starlight 0.42’s ranking options for Pagefind (its reference, “pagefind”). */
const STARLIGHT_RANKING = {
	pageLength: 0.1,
	termFrequency: 0.1,
	termSaturation: 2,
	termSimilarity: 9,
};

interface Measured {
	ranked: ReturnType<typeof rank>[];
	keyMs: number[];
	/** Bytes of each query of one visit after its first. */
	laterBytes: number[];
	/** Bytes of the first query of a visit, in all and of this site’s own files. */
	first: { all: number; own: number }[];
}

const sizes = new Map<string, number>();
const browser = await chromium.launch({
	executablePath: findBrowser(),
	args: ['--no-sandbox', '--disable-background-networking'],
});
const site = await measure('dist');
const starlight = await askStarlight();
const grown = await measure(await growSite());
await browser.close();

printShares('this search', site.ranked);
printShares('Starlight’s default search', starlight);
printShares(`this search on ${COPIES} times the pages`, grown.ranked);
const median = (values: readonly number[]) => percentile(values, 0.5);
for (const [name, { keyMs, laterBytes, first }] of [
	['site', site],
	[`${COPIES} times the pages`, grown],
] as const)
	console.log(
		`${name}: key to results ${median(keyMs).toFixed(0)} ms (95 %: ${percentile(keyMs, 0.95).toFixed(0)} ms), first query ${(median(first.map(({ all }) => all)) / KB).toFixed(0)} kB, later query ${(median(laterBytes) / KB).toFixed(1)} kB`,
	);
const held = [
	...sharesOf(site.ranked).flatMap(({ split, kinds }) => [
		reaches(`${split.name}: first`, split.first, limits.first),
		reaches(`${split.name}: among three`, split.amongThree, limits.amongThree),
		...kinds.map((kind) =>
			reaches(`${split.name}, ${kind.name}: first`, kind.first, limits.firstOfKind),
		),
	]),
	holds('key to results, median', median(site.keyMs), KEY_LIMIT_MS, 'ms'),
	holds(
		'first query of a visit, median',
		median(site.first.map(({ all }) => all)) / KB,
		FIRST_QUERY_LIMIT_KB,
		'kB',
	),
	holds('of it this site’s own', median(site.first.map(({ own }) => own)) / KB, OWN_LIMIT_KB, 'kB'),
	holds('later query, median', median(site.laterBytes) / KB, LATER_QUERY_LIMIT_KB, 'kB'),
];
process.exit(held.every(Boolean) ? 0 : 1);

/** All questions in one visit, typed to the last letter but one and then that; then first queries of visits. */
async function measure(folder: string): Promise<Measured> {
	const { server, address } = await serve(folder, 0);
	const visit = await open(address, folder);
	const measured: Measured = { ranked: [], keyMs: [], laterBytes: [], first: [] };
	for (const question of questions) {
		const before = visit.bytes.all;
		await ask(visit.page, question.ask.slice(0, -1));
		measured.keyMs.push(await timeOfLastKey(visit.page, question.ask));
		const found = await ask(visit.page, question.ask);
		measured.ranked.push(rank(question, found));
		measured.laterBytes.push(visit.bytes.all - before);
	}
	measured.keyMs.shift();
	measured.laterBytes.shift();
	await visit.page.close();
	const step = Math.floor(questions.length / FIRST_QUERIES);
	for (let index = 0; index < questions.length; index += step) {
		const { page, bytes } = await open(address, folder);
		await ask(page, questions[index]!.ask);
		measured.first.push({ ...bytes });
		await page.close();
	}
	server.close();
	return measured;
}

/** A page with the dialog open, and the bytes that came since. */
async function open(address: string, folder: string) {
	const page = await (await browser.newContext()).newPage();
	await page.goto(new URL('about/', address).href);
	await page.waitForLoadState('networkidle');
	const bytes = { all: 0, own: 0 };
	page.on('requestfinished', (request) => {
		const file = decodeURIComponent(new URL(request.url()).pathname);
		const size = transferOf(path.join(folder, file));
		bytes.all += size;
		if (!file.startsWith('/pagefind/')) bytes.own += size;
	});
	await page.keyboard.press('Control+k');
	return { page, bytes };
}

/** Bytes of a file as a compressing server sends it; Pagefind’s binary files are compressed already. */
function transferOf(file: string): number {
	const content = readFileSync(file);
	const size =
		sizes.get(file) ?? (/\.(js|json)$/.test(file) ? gzipSync(content).length : content.length);
	sizes.set(file, size);
	return size;
}

/** Milliseconds from an input event to the results that answer it. */
function timeOfLastKey(page: Page, text: string): Promise<number> {
	return page.evaluate(async (query) => {
		const view = document.querySelector('dialog .search-view')!;
		const list = view.querySelector<HTMLElement>('[role="listbox"]')!;
		const input = view.querySelector('input')!;
		const start = performance.now();
		input.value = query;
		input.dispatchEvent(new Event('input'));
		await new Promise<void>((resolve) => {
			const observer = new MutationObserver(() => {
				if (list.dataset['query'] !== query) return;
				observer.disconnect();
				resolve();
			});
			observer.observe(list, { attributes: true });
		});
		return performance.now() - start;
	}, text);
}

/** The same pages indexed and asked as Starlight does it by default. */
async function askStarlight(): Promise<ReturnType<typeof rank>[]> {
	const folder = '.cache/search-starlight';
	copySite(folder);
	const { index } = await createIndex({ rootSelector: 'main' });
	await index!.addDirectory({ path: folder });
	await index!.writeFiles({ outputPath: path.join(folder, 'pagefind') });
	await close();
	const { server, address } = await serve(folder, 0);
	const page = await browser.newPage();
	await page.goto(new URL('about/', address).href);
	const ranked = [];
	for (const question of questions) {
		const found = await page.evaluate(
			async ([text, ranking]) => {
				const module = '/pagefind/pagefind.js';
				const pagefind = await import(module);
				await pagefind.options({ ranking });
				const { results } = await pagefind.search(text);
				const pages = await Promise.all(
					results.slice(0, 8).map((result: { data(): Promise<{ url: string }> }) => result.data()),
				);
				return pages.map(({ url }) => url);
			},
			[question.ask, STARLIGHT_RANKING] as const,
		);
		ranked.push(rank(question, found));
	}
	server.close();
	return ranked;
}

/** The site with nine copies of every page in which every word of more than two letters is another. */
async function growSite(): Promise<string> {
	const folder = '.cache/search-grown';
	copySite(folder);
	const pages = (readdirSync('dist', { recursive: true }) as string[]).filter(
		(file) => path.basename(file) === 'index.html' && path.dirname(file).includes(path.sep),
	);
	for (let copy = 1; copy < COPIES; copy += 1) {
		const altered = (text: string) =>
			text.replaceAll(/\p{L}{3,}/gu, (word) => `${String.fromCharCode(97 + copy)}w${word}`);
		for (const file of pages) {
			const target = path.join(folder, `copy-${copy}`, file);
			mkdirSync(path.dirname(target), { recursive: true });
			writeFileSync(
				target,
				readFileSync(path.join('dist', file), 'utf8')
					.replaceAll(/>([^<]+)</g, (_, text: string) => `>${altered(text)}<`)
					.replaceAll(
						/(data-(?:description|aliases)=")([^"]*)/g,
						(_, start: string, text: string) => start + altered(text),
					),
			);
		}
	}
	const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
		(file) => path.basename(file) === 'index.html',
	);
	const write = await startSearchIndex(
		folder,
		new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])),
	);
	await write();
	return folder;
}

function copySite(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
	cpSync('dist', folder, { recursive: true });
	rmSync(path.join(folder, 'pagefind'), { recursive: true });
}

function printShares(name: string, ranked: ReturnType<typeof rank>[]): void {
	console.log(`\n${name}`);
	for (const { split, kinds } of sharesOf(ranked))
		for (const { name: of, count, first, amongThree } of [split, ...kinds])
			console.log(
				`${of === split.name ? of : `  ${of}`}`.padEnd(18) +
					`${count}`.padStart(4) +
					`  first ${first.toFixed(1).padStart(5)} %  among three ${amongThree.toFixed(1).padStart(5)} %`,
			);
}

/** Prints a share beside the least it has to be, and says whether it holds. */
function reaches(name: string, value: number, least: number): boolean {
	const held = value >= least;
	if (!held) console.log(`BELOW  ${name}: ${value.toFixed(1)} %, limit ${least} %`);
	return held;
}
