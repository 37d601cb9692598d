import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { keptOfEach, keyOf } from './cache.ts';
import { inSmallChunks } from './pagefind-chunks.ts';
import { readGlossary } from '../src/collections/glossary.ts';
import { readSearchAliases } from '../src/collections/search-aliases.ts';
import { shortFormsOf, type SearchTable } from '../src/lib/search/answer.ts';
import { sectionsIn, type Anchor } from '../src/lib/search/passages.ts';
import { stemOf, understand, wordsOf, type Vocabulary } from '../src/lib/search/queries.ts';
import type { PageKind } from '../src/lib/search/rank.ts';

/** Symbols that belong to a word here: `@connections`, `aws:SourceVpce`. */
const WORD_SYMBOLS = '@:';

/** Shorter words have too many neighbours to be mended to. */
const FEWEST_LETTERS = 3;

/** A word on fewer pages is seldom asked for, and every reader who searches would load it. */
const FEWEST_PAGES = 5;

/** What Pagefind writes for interfaces that this site does not use. */
const UNUSED = /ui|highlight|component|modular|unknown/;

/** A page as Pagefind keeps it, as far as it is read here. */
interface Fragment {
	url: string;
	content: string;
	meta: { title: string; description?: string; aliases?: string };
	anchors: Anchor[];
}

/** Pagefind, a program of its own, ready for the pages. */
export async function openIndex(): Promise<PagefindIndex> {
	const { index, errors } = await createIndex({
		rootSelector: 'main',
		excludeSelectors: ['footer > *', '.independence', '.sr-only', '.fact-mark', '.fact-weak'],
		forceLanguage: 'en',
		includeCharacters: WORD_SYMBOLS,
	});
	if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
	return index;
}

/** Whether a built page is one that a search should find. */
export const isSearched = (html: string) => html.includes(' data-pagefind-body');

/**
 * Makes the search index of built pages with Pagefind, and beside it one file with what ranking needs of every page
 * and the words that slips are mended to.
 *
 * @param pages - files in the folder; Pagefind would read the others too, in twice the time
 * @param index - which ends with this
 * @returns how many pages there are
 */
export async function writeSearchIndex(
	dist: string,
	pages: readonly string[],
	index: PagefindIndex,
): Promise<number> {
	const files = await indexed(dist, pages, index);
	const folder = path.join(dist, 'pagefind');
	for (const part of new Set(files.map(({ path: file }) => path.dirname(file))))
		mkdirSync(path.join(folder, part), { recursive: true });
	const written = files.map(({ path: file, content }) =>
		writeFile(path.join(folder, file), content),
	);
	const found = files.filter(({ path: file }) => file.endsWith('.pf_fragment')).map(pageOf);
	writeFileSync(path.join(dist, 'search.json'), JSON.stringify(await tableOf(found)));
	await Promise.all(written);
	return found.length;
}

/** Pagefind’s files for the pages of a folder. */
async function indexed(
	dist: string,
	pages: readonly string[],
	index: PagefindIndex,
): Promise<IndexFile[]> {
	const glob = `{${pages.join(',').replaceAll(path.sep, '/')}}`;
	const added = await index.addDirectory({ path: dist, glob });
	if (added.errors.length > 0) throw new Error(`Pagefind: ${added.errors.join('; ')}`);
	const { files } = await index.getFiles();
	await close();
	return inSmallChunks(files.filter(({ path: file }) => !UNUSED.test(path.basename(file))));
}

interface IndexedPage {
	id: string;
	fragment: Fragment;
}

/** The page of a fragment, whose file is named by its id: `en_1a2b3c.pf_fragment`. */
function pageOf({ path: file, content }: IndexFile): IndexedPage {
	const text = gunzipSync(content).toString('utf8');
	return {
		id: path.basename(file, '.pf_fragment'),
		// Pagefind begins its files with a mark of its own.
		fragment: JSON.parse(text.slice(text.indexOf('{'))) as Fragment,
	};
}

/** What the search needs beside Pagefind’s own files. */
async function tableOf(pages: readonly IndexedPage[]): Promise<SearchTable> {
	const glossary = readGlossary();
	const readersAliases = readSearchAliases();
	const aliases = {
		...shortFormsOf(glossary.map(({ term, name }) => [term, name])),
		...readersAliases,
	};
	const described = pages.map(({ id, fragment: { url, meta, anchors } }) => ({
		id,
		url,
		title: meta.title,
		kind: kindOf(url),
		aliases: [
			...(meta.aliases ?? '').split(', ').filter(Boolean),
			...spelledOut(meta.title, aliases),
		],
		terms: glossary
			.filter(({ page }) => page === url)
			.map(({ term, name }): [string, string] => [term, name]),
		headings: sectionsIn(anchors)
			.map(({ title }) => title)
			.filter((title) => !/^(Traps|Sources|Check yourself)$/.test(title)),
		description: meta.description ?? '',
	}));
	return {
		words: await wordsOn(
			pages.map(({ fragment }) => `${fragment.meta.title} ${fragment.content}`),
			described.flatMap(({ title, aliases: own }) => [title, ...own]),
			aliases,
		),
		// The browser takes the glossary’s from the pages.
		aliases: readersAliases,
		pages: described,
	};
}

/** A title with its abbreviations spelled out, if it has any: “ALB with Lambda”. */
function spelledOut(title: string, aliases: Readonly<Record<string, string>>): string[] {
	const spelled = title
		.split(' ')
		.map((word) => aliases[word.toLowerCase()] ?? word)
		.join(' ');
	return spelled === title ? [] : [spelled];
}

/**
 * Of each word its commonest form, those of names first, then those on most pages. Words of few pages are left out
 * unless they would be taken for slips of others.
 */
async function wordsOn(
	texts: readonly string[],
	names: readonly string[],
	aliases: Vocabulary['aliases'],
): Promise<string[]> {
	const inNames = new Set(names.flatMap(wordsOf));
	const named = new Set([...inNames].map(stemOf));
	const counts = new Map<string, number>();
	for (const text of [...texts, ...names])
		for (const word of new Set(wordsOf(text)))
			if (word.length >= FEWEST_LETTERS && /^\p{L}+$/u.test(word))
				counts.set(word, (counts.get(word) ?? 0) + 1);
	const ranked = [...counts]
		.map(([word, ofPages]) => {
			const stem = stemOf(word);
			return { word, stem, ofPages, isNamed: Number(inNames.has(word)) + Number(named.has(stem)) };
		})
		.sort((a, b) => b.isNamed - a.isNamed || b.ofPages - a.ofPages || (a.word < b.word ? -1 : 1));
	const forms = new Map(ranked.toReversed().map((form) => [form.stem, form]));
	const all = ranked.filter((form) => forms.get(form.stem) === form);
	const { common = [], rare = [] } = Object.groupBy(all, ({ stem, ofPages }) =>
		named.has(stem) || ofPages >= FEWEST_PAGES ? 'common' : 'rare',
	);
	const words = common.map(({ word }) => word);
	const vocabulary = { words, aliases };
	const slips = await keptOfEach(
		'slips',
		keyOf(JSON.stringify(vocabulary)),
		rare.map(({ word }) => word),
		(word) => understand(word, vocabulary).mended !== null,
	);
	return [...words, ...[...slips].filter(([, isTaken]) => isTaken).map(([word]) => word)];
}

function kindOf(url: string): PageKind {
	if (/^\/labs\/./.test(url)) return 'lab';
	if (/^\/reference\/./.test(url)) return 'table';
	return url.split('/').length <= 3 ? 'index' : 'page';
}
