import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { parse, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { HEADERS_FILE } from '../../../config/headers.ts';
import { findBrowser } from '../../../scripts/browser.ts';
import { serve } from '../../../scripts/serve.ts';
import { makeBareSite } from '../bare-site.ts';
import { percentile } from '../percentile.ts';

/**
 * Runs Lighthouse (mobile, its own throttling) over the built site and over the same content in bare Starlight, in
 * turns; prints the medians of each page and exits 1 where one misses a limit. Arguments: how many runs, and pages
 * instead of the list.
 */
const SCORE = 100;
const PAINT_RATIO = 1.05;
const DEFAULT_RUNS = 9;
const RETRIES = 2;
const pages = [
	'/',
	'/lambda/overview/',
	'/compute/placement-groups/',
	'/load-balancing/application/',
	'/route-53/health-checks/',
	'/patterns/compare/',
	'/labs/lambda-vs-api-gateway/',
	'/labs/spot-fleet/',
	'/labs/geoproximity/',
	'/labs/serving-cost/',
	'/reference/quotas/',
	'/reference/corrections/',
	'/reference/glossary/',
];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const measures = {
	fcp: 'first-contentful-paint',
	lcp: 'largest-contentful-paint',
	shift: 'cumulative-layout-shift',
	blocking: 'total-blocking-time',
} as const;

type Run = Record<(typeof categories)[number] | keyof typeof measures, number>;

const [runs = String(DEFAULT_RUNS), ...only] = process.argv.slice(2);
const bare = path.resolve('.cache/bare');
build('.');
makeBareSite(bare, 'src/content/docs');
giveContent(bare, 'dist');
build(bare);
const sites = {
	own: await serveCompressed('dist', '.cache/lighthouse/own'),
	bare: await serveCompressed(path.join(bare, 'dist'), '.cache/lighthouse/bare'),
};

const misses: string[] = [];
console.log(
	'performance, accessibility, best practices, SEO; first and largest contentful paint in ms (times bare Starlight’s); layout shift; blocking time in ms',
);
for (const page of only.length > 0 ? only : pages) {
	const own: Run[] = [];
	const theirs: Run[] = [];
	for (let run = 0; run < Number(runs); run += 1) {
		own.push(await measure(sites.own + page.slice(1)));
		theirs.push(await measure(sites.bare + page.slice(1)));
	}
	const [of, ofBare] = [medians(own), medians(theirs)];
	const paints = (['fcp', 'lcp'] as const).map((name) => ({
		name,
		value: of[name],
		ratio: of[name] / ofBare[name],
	}));
	console.log(
		[
			categories.map((name) => of[name]).join(' '),
			paints.map(({ value, ratio }) => `${value.toFixed(0)} (${ratio.toFixed(2)})`).join(' '),
			of.shift.toFixed(3),
			of.blocking.toFixed(0),
			page,
		].join('  '),
	);
	for (const name of categories)
		if (of[name] < SCORE) misses.push(`${page}: ${name} ${of[name]}, limit ${SCORE}`);
	for (const { name, ratio } of paints)
		if (ratio > PAINT_RATIO)
			misses.push(
				`${page}: ${name} ${ratio.toFixed(3)} times bare Starlight’s, limit ${PAINT_RATIO}`,
			);
	if (of.shift > 0) misses.push(`${page}: layout shift ${of.shift}, limit 0`);
}
for (const miss of misses) console.log(`OVER  ${miss}`);
process.exit(misses.length === 0 ? 0 : 1);

/** One run; where the browser did not come up or the page did not open in it, another. */
async function measure(url: string): Promise<Run> {
	for (let left = RETRIES; ; left -= 1) {
		try {
			return await measureOnce(url);
		} catch (error) {
			if (left === 0) throw error;
			console.log(`      again, because of ${String(error)}`);
		}
	}
}

/** One run in a browser of its own. */
async function measureOnce(url: string): Promise<Run> {
	const chrome = await launch({
		chromePath: findBrowser(),
		chromeFlags: [
			'--headless=new',
			'--no-sandbox',
			'--disable-background-networking',
			'--disable-component-update',
		],
	});
	try {
		const result = await lighthouse(url, { port: chrome.port, onlyCategories: [...categories] });
		if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
		const { lhr } = result;
		if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
		for (const { id, score, title } of Object.values(lhr.audits))
			if (process.env['AUDITS'] && score !== null && score < 1)
				console.log(`      ${id}: ${title}`);
		return Object.fromEntries([
			...categories.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)]),
			...Object.entries(measures).map(([name, audit]) => [name, lhr.audits[audit]?.numericValue]),
		]) as Run;
	} finally {
		chrome.kill();
	}
}

function medians(all: readonly Run[]): Run {
	return Object.fromEntries(
		Object.keys(all[0]!).map((name) => [
			name,
			percentile(
				all.map((run) => run[name as keyof Run]),
				0.5,
			),
		]),
	) as Run;
}

/** Gives each page of a bare site what the built page shows, tables and labs included, without its scripts. */
function giveContent(folder: string, dist: string): void {
	const docs = path.join(folder, 'src/content/docs');
	for (const file of readdirSync(docs, { recursive: true }) as string[]) {
		if (!file.endsWith('.mdx')) continue;
		const page = file.replace(/(index)?\.mdx$/, '');
		const html = readFileSync(path.join(dist, page, 'index.html'), 'utf8');
		const source = path.join(docs, file);
		writeFileSync(source.replace('.mdx', '.html'), contentOf(html));
		const [frontmatter] = /^---\n[^]*?\n---\n/.exec(readFileSync(source, 'utf8'))!;
		writeFileSync(
			source,
			`${frontmatter}\nimport html from './${path.basename(file, '.mdx')}.html?raw';\n\n<Fragment set:html={html} />\n`,
		);
	}
}

/** The HTML of a page’s content, without scripts and what islands need of them. */
function contentOf(html: string): string {
	let found = '';
	const look = (node: Tree.ParentNode): void => {
		node.childNodes = node.childNodes.filter(({ nodeName }) => !/^(script|link)$/.test(nodeName));
		for (const child of node.childNodes) {
			if (!('tagName' in child)) continue;
			if (child.tagName === 'astro-island') child.attrs = [];
			look(child);
			if (child.attrs.some(({ value }) => /\bsl-markdown-content\b/.test(value)))
				found = serialize(child);
		}
	};
	look(parse(html));
	return found;
}

function build(folder: string): void {
	const { status, stderr } = spawnSync('astro', ['build'], { cwd: folder, encoding: 'utf8' });
	if (status !== 0) throw new Error(`the build in ${folder} failed: ${stderr}`);
}

/** Serves a copy of a built site with every text compressed, as a host would. */
async function serveCompressed(dist: string, copy: string): Promise<string> {
	rmSync(copy, { recursive: true, force: true });
	cpSync(dist, copy, { recursive: true });
	for (const file of readdirSync(copy, { recursive: true }) as string[]) {
		const target = path.join(copy, file);
		if (/\.(html|css|js|json|svg|xml|txt)$/.test(file) && statSync(target).isFile())
			writeFileSync(`${target}.gz`, gzipSync(readFileSync(target), { level: 9 }));
	}
	if (!existsSync(path.join(copy, HEADERS_FILE))) writeFileSync(path.join(copy, HEADERS_FILE), '');
	const { address } = await serve(copy, 0);
	return address;
}
