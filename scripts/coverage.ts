import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseHtml, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { load } from 'js-yaml';
import { loadFacts } from '../src/collections/load.ts';

/**
 * Which lines of the author's notes and which facts the built pages carry.
 *
 * A page carries the lines that its frontmatter names. A fact counts as carried where the built text of a
 * page that carries its lines has `data-fact="id"` around a sentence or figure; tables of facts,
 * frontmatter and source lists do not count. A fact without lines counts on any page.
 */
const notesFile = process.argv[2];
if (notesFile === undefined) {
	console.error('Name the notes: npm run coverage -- PATH-OF-notes.md');
	process.exit(2);
}
const COPIED_WORDS = 8;
const noteLines = readFileSync(notesFile, 'utf8').split('\n');
const facts = await loadFacts('src/content/facts');

const linesOf = (ranges: string) =>
	ranges.split(',').flatMap((range) => {
		const [first, last = first] = range.trim().split('-').map(Number);
		return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index);
	});
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
const runsOf = (words: string[]) =>
	words
		.slice(0, Math.max(0, words.length - COPIED_WORDS + 1))
		.map((_, at) => words.slice(at, at + COPIED_WORDS).join(' '));

interface Page {
	path: string;
	lines: Set<number>;
	facts: Set<string>;
	words: string[];
}

function readPage(file: string): Page {
	const frontmatter = load(readFileSync(file, 'utf8').split('---')[1] ?? '') as {
		notes?: string[];
	};
	const slug = path
		.relative('src/content/docs', file)
		.replace(/(^|\/)index\.mdx$/, '$1')
		.replace(/\.mdx$/, '/');
	const found = new Set<string>();
	const text: string[] = [];
	visit(parseHtml(readFileSync(path.join('dist', slug, 'index.html'), 'utf8')), found, text, false);
	return {
		path: `/${slug}`,
		lines: new Set((frontmatter.notes ?? []).flatMap(linesOf)),
		facts: found,
		words: wordsOf(text.join(' ')),
	};
}

/** Collects the facts and the text of the page's content; lists of sources and scripts are left out. */
function visit(node: Tree.Node, found: Set<string>, text: string[], isContent: boolean): void {
	if (node.nodeName === '#text' && isContent) text.push((node as Tree.TextNode).value);
	const attributes =
		'attrs' in node ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {};
	const classes = attributes['class']?.split(' ') ?? [];
	if (['script', 'style', 'fact-cards'].includes(node.nodeName)) return;
	const inside = isContent || classes.includes('sl-markdown-content');
	if (inside && attributes['data-fact']) found.add(attributes['data-fact']);
	for (const child of 'childNodes' in node ? node.childNodes : [])
		visit(child, found, text, inside);
}

const files = (readdirSync('src/content/docs', { recursive: true }) as string[])
	.filter((file) => file.endsWith('.mdx'))
	.toSorted();
const pages = files.map((file) => readPage(path.join('src/content/docs', file)));
const copies = new Map(runsOf(wordsOf(noteLines.join(' '))).map((run) => [run, true]));

let copied = 0;
for (const page of pages) {
	const own = facts.filter(
		({ note }) => note && linesOf(note.lines).some((line) => page.lines.has(line)),
	);
	const carried = own.filter(({ id }) => page.facts.has(id));
	console.log(
		`${page.path}: ${page.lines.size} lines, ${carried.length} of ${own.length} facts of its lines, ${page.facts.size} facts in all, ${page.words.length} words`,
	);
	for (const { id } of own.filter((fact) => !carried.includes(fact))) {
		const elsewhere = pages.some((other) => other !== page && other.facts.has(id));
		if (!elsewhere) console.log(`  not carried: ${id}`);
	}
	for (const run of new Set(runsOf(page.words))) {
		if (!copies.has(run)) continue;
		copied += 1;
		console.error(`  stands in the notes word for word: “${run}”`);
	}
}
const isCarried = (fact: (typeof facts)[number]) =>
	pages.some(
		(page) =>
			page.facts.has(fact.id) &&
			(!fact.note || linesOf(fact.note.lines).some((line) => page.lines.has(line))),
	);
const missingLines = noteLines
	.map((line, index) => ({ line, number: index + 1 }))
	.filter(
		({ line, number }) => line.trim() !== '' && !pages.some((page) => page.lines.has(number)),
	);
const missingFacts = facts.filter((fact) => !isCarried(fact));
console.log(
	`\nLines not yet carried: ${missingLines.length} of ${noteLines.filter((line) => line.trim() !== '').length}: ${ranges(missingLines.map(({ number }) => number))}`,
);
console.log(`Facts not yet carried: ${missingFacts.length} of ${facts.length}`);
for (const [service, group] of Map.groupBy(missingFacts, (fact) => fact.service))
	console.log(`  ${service}: ${group.map(({ id }) => id).join(', ')}`);
if (copied > 0) process.exit(1);

/** Line numbers as ranges, gaps of one blank line joined. */
function ranges(numbers: number[]): string {
	const spans: [number, number][] = [];
	for (const number of numbers) {
		const last = spans.at(-1);
		if (last && number - last[1] <= 2) last[1] = number;
		else spans.push([number, number]);
	}
	return spans.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(', ');
}
