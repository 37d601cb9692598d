import type { WeighedTerm } from './passages.ts';
import { partsOf, stemOf, tellingWordsOf, type SearchTerm } from './queries.ts';

/** What a page is: an explanation, a calculator, a table to look things up in, or the index of a section. */
export type PageKind = 'page' | 'lab' | 'table' | 'index';

/** What is known of a page before any of its text is loaded. */
export interface SearchPage {
	/** Pagefind’s id of the page. */
	id: string;
	/** Path of the page, without the base path. */
	url: string;
	title: string;
	kind: PageKind;
	/** Abbreviations and other names of what the page is about. */
	aliases: string[];
	/** Terms of the glossary that the page explains: the short form, and what it stands for. */
	terms: [term: string, name: string][];
	headings: string[];
	description: string;
}

/** A word of the query with the pages it stands on and their scores. */
export type FoundTerm = WeighedTerm & { scores: ReadonlyMap<string, number> };

/** Points for a match of a word as rare as can be; tuned on the questions of `tests/search/questions.yaml`. */
const POINTS = { title: 6, alias: 8, term: 3, heading: 1.5, description: 2, body: 4, named: 6 };

/** Tables and indexes name everything and explain little. */
const KIND_FACTOR: Record<PageKind, number> = { page: 1, lab: 0.9, table: 0.5, index: 0.75 };

/** How often over the score of a page counts when one of its passages has the whole query, word by word. */
const PASSAGE_FACTOR = 3;

/** What a word tells that no page is about: “cheaper” and “separate” stand in passing. */
const PASSING = 0.6;

/** Pages with a score, the best first; those without any match are left out. */
export function rankPages(
	pages: readonly SearchPage[],
	terms: readonly FoundTerm[],
): { page: SearchPage; score: number }[] {
	const query: Query = {
		terms: terms.map((term) => ({ ...term, best: Math.max(...term.scores.values()) })),
		typed: new Set(terms.flatMap(({ weight, parts }) => (weight === 1 ? parts : []))),
		asked: new Set(terms.flatMap(({ parts }) => parts)),
	};
	return pages
		.map((page) => ({ page, score: scoreOf(page, query) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
}

/** By what the best passage of a page multiplies its score. */
export const passageFactor = (closeness: number): number => 1 + PASSAGE_FACTOR * closeness;

/** What is the same for all pages. */
interface Query {
	/** Each with the highest of its scores. */
	terms: readonly (FoundTerm & { best: number })[];
	/** Stems of the words that were typed, and of all that are looked for. */
	typed: ReadonlySet<string>;
	asked: ReadonlySet<string>;
}

function scoreOf(page: SearchPage, { terms, typed, asked }: Query): number {
	const { title, names, glossary, allNames, headings, description } = fieldsOf(page);
	let sum = 0;
	let met = 0;
	let all = 0;
	for (const term of terms) {
		const worth = term.weight * term.rarity;
		const own = term.scores.get(page.id) ?? 0;
		const body = own === 0 ? 0 : own / term.best;
		const isIn = (field: ReadonlySet<string>) =>
			term.parts.every((part) => field.has(part)) ||
			(term.isBeginning && [...field].some((stem) => stem.startsWith(term.word)));
		const inTitle = isIn(title) ? POINTS.title * (0.5 + 0.5 * shareOf(title, asked)) : 0;
		const bestShare = (ofKind: readonly ReadonlySet<string>[]) =>
			Math.max(0, ...ofKind.filter(isIn).map((name) => shareOf(name, asked) ** 2));
		const inName = POINTS.alias * bestShare(names);
		const inTerm = POINTS.term * bestShare(glossary);
		const inFields =
			Math.max(inTitle, inName, inTerm) +
			(isIn(headings) ? POINTS.heading : 0) +
			(isIn(description) ? POINTS.description : 0);
		sum += worth * (inFields + POINTS.body * body);
		all += worth;
		if (inFields > 0 || own > 0) met += worth;
	}
	const isNamed = allNames.some(
		(name) =>
			name.size > 0 && typed.size === name.size && [...typed].every((part) => name.has(part)),
	);
	const covered = all === 0 ? 0 : met / all;
	return (sum * covered + (isNamed ? POINTS.named : 0)) * KIND_FACTOR[page.kind];
}

/** How much of a name was asked for. */
const shareOf = (name: ReadonlySet<string>, asked: ReadonlySet<string>) =>
	[...name].filter((stem) => asked.has(stem)).length / Math.max(1, name.size);

/**
 * What finding a word tells: 0 for one on every page, 1 for one on a single page.
 *
 * @param found - on how many of the pages the word stands
 */
export function rarityOf(
	{ parts, stem }: SearchTerm,
	found: number,
	pages: readonly SearchPage[],
): number {
	const rarity = Math.log(1 + pages.length / Math.max(1, found)) / Math.log(1 + pages.length);
	const isName =
		!/^\p{L}+$/u.test(stem) ||
		pages.some((page) =>
			fieldsOf(page).allNames.some((name) => parts.every((part) => name.has(part))),
		);
	return isName ? rarity : PASSING * rarity;
}

/** Stems of each field, made once for a page. */
const known = new WeakMap<SearchPage, ReturnType<typeof makeFields>>();

function fieldsOf(page: SearchPage) {
	const fields = known.get(page) ?? makeFields(page);
	known.set(page, fields);
	return fields;
}

function makeFields(page: SearchPage) {
	const title = stemsOf(page.title);
	const names = page.aliases.map(stemsOf);
	const glossary = page.terms.flat().map(stemsOf);
	return {
		title,
		names,
		glossary,
		allNames: [title, ...names, ...glossary],
		headings: stemsOf(page.headings.join(' ')),
		description: stemsOf(page.description),
	};
}

/** The different stems of a text, those of the parts of compound words. */
const stemsOf = (text: string): ReadonlySet<string> =>
	new Set(tellingWordsOf(text).flatMap(partsOf).map(stemOf));
