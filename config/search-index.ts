import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { keep, kept, keptOfEach, keyOf } from './cache.ts';
import { inSmallChunks } from './pagefind-chunks.ts';
import { base } from './site.ts';
import { writeFiles } from './write-files.ts';
import { readGlossary, type Term } from '../src/collections/glossary.ts';
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

/** The names that readers have for what stands on the pages. */
interface Names {
	glossary: readonly Term[];
	/** What readers type for what pages say, beside the terms of the glossary. */
	aliases: Readonly<Record<string, string>>;
}

/** A page as Pagefind keeps it, as far as it is read here. */
interface Fragment {
	url: string;
	content: string;
	meta: { title: string; description?: string; aliases?: string };
	anchors: Anchor[];
}

/** A search index as builds keep it: what it was made of, and its files in the site’s folder, as base64. */
interface KeptIndex {
	madeOf: string;
	files: [file: string, content: string][];
}

/**
 * Begins the search index of built pages: Pagefind is a program of its own, and reads them from then on. The index is
 * made anew only where a page says something else than at the build before.
 *
 * @param dist - the folder of the built site
 * @param pages - the HTML of its pages by their files; those that a search should not find are left out
 * @returns what writes the index, and beside it one file with what ranking needs of every page and the words that
 * slips are mended to, and gives how many pages there are
 */
export async function startSearchIndex(
	dist: string,
	pages: ReadonlyMap<string, string>,
): Promise<() => Promise<number>> {
	const searched = [...pages].filter(([, html]) => html.includes(' data-pagefind-body'));
	const names = { glossary: readGlossary(), aliases: readSearchAliases() };
	const madeOf = keyOf(
		JSON.stringify(names),
		...searched.flatMap(([file, html]) => [file, html.slice(html.indexOf('<main'))]),
	);
	// One index is kept for each base path, because an index is large.
	const key = keyOf(base);
	const known = kept<KeptIndex>('search-index', key);
	if (known?.madeOf === madeOf) return () => write(dist, known);
	const found = indexed(
		await openIndex(),
		dist,
		searched.map(([file]) => file),
	);
	return async () => {
		const index = { madeOf, files: await filesOf(await found, names) };
		keep('search-index', key, index);
		return write(dist, index);
	};
}

/** Writes the files of an index; gives how many pages are in it. */
async function write(dist: string, { files }: KeptIndex): Promise<number> {
	for (const folder of new Set(files.map(([file]) => path.dirname(file))))
		mkdirSync(path.join(dist, folder), { recursive: true });
	await writeFiles(
		dist,
		files.map(([file, content]) => [file, Buffer.from(content, 'base64')] as const),
	);
	return files.filter(([file]) => isFragment(file)).length;
}

const isFragment = (file: string) => file.endsWith('.pf_fragment');

/** Pagefind’s files and the search table, as they are kept. */
async function filesOf(files: readonly IndexFile[], names: Names): Promise<KeptIndex['files']> {
	const pages = files.filter(({ path: file }) => isFragment(file)).map(pageOf);
	const table = Buffer.from(JSON.stringify(await tableOf(pages, names)));
	return [
		...files.map(({ path: file, content }) => [`pagefind/${file}`, content] as const),
		['search.json', table] as const,
	].map(([file, content]) => [file, Buffer.from(content).toString('base64')]);
}

async function openIndex(): Promise<PagefindIndex> {
	const { index, errors } = await createIndex({
		rootSelector: 'main',
		excludeSelectors: ['footer > *', '.independence', '.sr-only', '.fact-mark', '.fact-weak'],
		forceLanguage: 'en',
		includeCharacters: WORD_SYMBOLS,
	});
	if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
	return index;
}

/** Pagefind’s files for these pages of a folder, with words in smaller chunks. */
async function indexed(
	index: PagefindIndex,
	dist: string,
	pages: readonly string[],
): Promise<IndexFile[]> {
	// Pagefind would read the other pages too, in twice the time.
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
async function tableOf(
	pages: readonly IndexedPage[],
	{ glossary, aliases: readersAliases }: Names,
): Promise<SearchTable> {
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
