import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of a transfer, gzip, and what a page may have. */
interface PageSize {
	page: string;
	html: number;
	css: number;
	js: number;
	limit: number;
	jsLimit: number;
}

const KB = 1024;
const dist = 'dist';
const sizes = new Map<string, number>();

const gzipOf = (file: string) => {
	const known = sizes.get(file);
	if (known !== undefined) return known;
	const size = gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;
	sizes.set(file, size);
	return size;
};

/** Modules that a module loads by itself; what it only may load later does not count. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return seen;
	seen.add(file);
	const text = readFileSync(path.join(dist, file), 'utf8');
	for (const [, imported] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
		withImports(path.posix.join(path.posix.dirname(file), imported!), seen);
	}
	return seen;
}

function sizeOf(page: string): PageSize {
	const html = readFileSync(path.join(dist, page), 'utf8');
	const styles = [
		...html.matchAll(/<link rel="stylesheet" href="\/([^"]+)"(?! media="print")/g),
	].map(([, file]) => file!);
	const scripts = new Set(
		[
			...html.matchAll(
				/(?:<script[^>]* src|component-url|renderer-url|data-islands|data-props)="\/([^"]+\.js(?:on)?)"/g,
			),
		].flatMap(([, file]) => [...withImports(file!)]),
	);
	const isLab = html.includes('<astro-island');
	const isReference = page.startsWith('reference/');
	const diagrams = html.match(/<figure class="diagram|<ul class="lab-pictures/g)?.length ?? 0;
	return {
		page,
		html: gzipOf(page),
		css: styles.reduce((sum, file) => sum + gzipOf(file), 0),
		js: [...scripts].reduce((sum, file) => sum + gzipOf(file), 0),
		limit: (isLab ? 150 : isReference ? 64 : 24) * KB + diagrams * 4 * KB,
		jsLimit: (isLab ? 60 : isReference ? 5 : 4) * KB,
	};
}

const pages = (readdirSync(dist, { recursive: true }) as string[])
	.filter((file) => file.endsWith('.html') && !file.startsWith('pagefind'))
	.toSorted();
const kB = (bytes: number) => (bytes / KB).toFixed(1).padStart(7);
let over = 0;
console.log('page: HTML, CSS, JavaScript, all, limit (kB, gzip)');
for (const { page, html, css, js, limit, jsLimit } of pages.map(sizeOf)) {
	const all = html + css + js;
	const isOver = all > limit || js > jsLimit;
	if (isOver) over += 1;
	console.log(
		`${kB(html)}${kB(css)}${kB(js)}${kB(all)}${kB(limit)}  ${page}${isOver ? '  OVER' : ''}`,
	);
}
if (over > 0) {
	console.error(`${over} pages are over their limit of docs/architecture.md`);
	process.exit(1);
}
