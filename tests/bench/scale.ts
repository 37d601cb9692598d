import { spawn } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeBareSite } from './bare-site.ts';
import { holds, percentile } from './percentile.ts';

/**
 * Builds sites of 1,000 and 4,000 pages made of copies of this one’s, beside the same Markdown in bare Starlight:
 * time, memory, bytes of a page and of what a first search loads. Exits 1 over a limit. Arguments: other numbers of
 * pages, in rising order.
 */
const SIZES = [1000, 4000];
const TIME_RATIO = 1.3;
/** Pages at which the ratio has to hold: at more, bare Starlight’s sidebar alone takes longer than this site. */
const TIME_RATIO_AT = 1000;
/**
 * Builds in turns, of whose ratios the median counts: one build differs from the next by a fifth. Each is of a new
 * folder, because file systems take long to make files where as many were just removed.
 */
const ROUNDS = 5;
const GROWTH_LIMIT_BYTES = 20;
const MEMORY_POLL_MS = 100;
/** The page that is weighed. */
const WEIGHED = 'lambda/overview/index.html';

interface Built {
	seconds: number;
	/** Highest memory in use at once, MB. */
	peakMB: number;
	/** Bytes of the weighed page, gzip. */
	page: number;
}

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : SIZES;
const held: boolean[] = [];
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync(path.resolve('.cache/scale-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
let before: { size: number; page: number } | undefined;
for (const size of sizes) {
	const rounds: { ofOwn: Built; ofBare: Built }[] = [];
	let own = '';
	for (let round = 0; round < (size === TIME_RATIO_AT ? ROUNDS : 1); round += 1) {
		own = path.join(folder, `${size}-${round}`, 'own');
		const bare = path.join(folder, `${size}-${round}`, 'bare');
		makeOwnSite(own, size);
		makeBareSite(bare, path.join(own, 'src/content/docs'));
		rounds.push({ ofOwn: await build(own), ofBare: await build(bare) });
	}
	for (const round of rounds)
		for (const [name, { seconds, peakMB, page }] of [
			['this site', round.ofOwn],
			['bare Starlight', round.ofBare],
		] as const)
			console.log(
				`${size} pages, ${name}: ${seconds.toFixed(1)} s, ${peakMB.toFixed(0)} MB, a page ${(page / 1024).toFixed(1)} kB`,
			);
	const { ofOwn } = rounds.at(-1)!;
	console.log(`${size} pages, a first search loads ${(searchBytes(own) / 1024).toFixed(0)} kB`);
	if (size === TIME_RATIO_AT)
		held.push(
			holds(
				`build of ${size} pages over bare Starlight’s`,
				percentile(
					rounds.map((each) => each.ofOwn.seconds / each.ofBare.seconds),
					0.5,
				),
				TIME_RATIO,
				'times',
			),
		);
	if (before)
		held.push(
			holds(
				`growth of a page with each further page, from ${before.size} to ${size}`,
				(ofOwn.page - before.page) / (size - before.size),
				GROWTH_LIMIT_BYTES,
				'bytes',
			),
		);
	before = { size, page: ofOwn.page };
}
process.exit(held.every(Boolean) ? 0 : 1);

/** This project with copies of its pages, and a sidebar that lists them. */
function makeOwnSite(folder: string, size: number): void {
	mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
	for (const entry of readdirSync('node_modules').filter((name) => !/^\.(astro|vite)/.test(name)))
		symlinkSync(path.resolve('node_modules', entry), path.join(folder, 'node_modules', entry));
	for (const entry of ['config', 'public', 'scripts', 'src', '.cache/diagrams', '.cache/map-data'])
		cpSync(entry, path.join(folder, entry), { recursive: true });
	for (const file of ['astro.config.mjs', 'package.json', 'tsconfig.json'])
		cpSync(file, path.join(folder, file));

	const docs = path.join(folder, 'src/content/docs');
	const pages = (readdirSync(docs, { recursive: true }) as string[]).filter((file) =>
		file.endsWith('.mdx'),
	);
	const copied = pages
		.filter((file) => file.includes(path.sep) && !/^(labs|reference)|index\.mdx$/.test(file))
		.map((file) => ({ file, text: readFileSync(path.join(docs, file), 'utf8') }));
	for (let made = 0; made < size - pages.length; made += 1) {
		const { file, text } = copied[made % copied.length]!;
		const number = Math.floor(made / copied.length) + 2;
		writeFileSync(
			path.join(docs, file.replace('.mdx', `-${number}.mdx`)),
			text.replace(/^title: (.*)$/m, `title: $1 ${number}`),
		);
	}
	const slugs = (readdirSync(docs, { recursive: true }) as string[])
		.filter((file) => file.endsWith('.mdx') && file.includes(path.sep))
		.map((file) => file.replace(/(\/index)?\.mdx$/, ''));
	const sections = Map.groupBy(slugs, (slug) => slug.split(path.sep)[0]!);
	writeFileSync(
		path.join(folder, 'config/sidebar.ts'),
		`export const sidebar = ${JSON.stringify(
			[...sections].map(([label, items]) => ({ label, items })),
		)};\n`,
	);
}

/** Builds the site of a folder. */
async function build(folder: string): Promise<Built> {
	const start = performance.now();
	const child = spawn('astro', ['build'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	let errors = '';
	child.stderr.on('data', (data) => (errors += String(data)));
	let peakMB = 0;
	const poll = setInterval(() => {
		const [, kB] = /VmHWM:\s+(\d+)/.exec(statusOf(child.pid!)) ?? [];
		peakMB = Math.max(peakMB, Number(kB ?? 0) / 1024);
	}, MEMORY_POLL_MS);
	const status = await new Promise((resolve) => child.on('exit', resolve));
	clearInterval(poll);
	if (status !== 0) throw new Error(`the build in ${folder} failed: ${errors}`);
	const seconds = (performance.now() - start) / 1000;
	const page = gzipSync(readFileSync(path.join(folder, 'dist', WEIGHED)), { level: 9 }).length;
	return { seconds, peakMB, page };
}

/** What Linux says of a process; nothing where it says none. */
function statusOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/status`, 'utf8');
	} catch {
		return '';
	}
}

/** Bytes, gzip, that any first search loads: the table of pages, Pagefind’s list of files, its program and words. */
function searchBytes(folder: string): number {
	const dist = path.join(folder, 'dist');
	const files = ['search.json'];
	for (const file of readdirSync(path.join(dist, 'pagefind')))
		if (/\.(js|json|pf_meta|pagefind)$/.test(file)) files.push(path.join('pagefind', file));
	return files.reduce(
		(sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length,
		0,
	);
}
