import leven from 'leven';
import { stemmer } from 'stemmer';

/** The site’s own words, for mending those of a query; all lower case. */
export interface Vocabulary {
	/** One form of each word that stands on a page: those of names first, then those on most pages. */
	words: readonly string[];
	/** What abbreviations and other names stand for. */
	aliases: Readonly<Record<string, string>>;
}

/** A word to look for. */
export interface SearchTerm {
	word: string;
	/** The word without its ending, as texts are compared. */
	stem: string;
	/** Stems of the parts of a compound word; of another the one stem. */
	parts: string[];
	/** Whether the site has no such word, so that words beginning with it count: the reader may be typing it. */
	isBeginning: boolean;
	/** How much the reader meant it: 1 for what was typed, less for what is only inferred. */
	weight: number;
}

/** What a reader typed, understood. */
export interface Understood {
	terms: SearchTerm[];
	/** The query with slips mended; `null` where there was none. */
	mended: string | null;
}

/** Words that ask and do not tell. */
const STOP_WORDS = new Set(
	`a about after all an and any are as at be been before between by can cannot could do does done for from get gets
	give given go goes good had has have how i if in into is it its just keep keeps know like long make makes many me
	more most much my need needs new no not of on one or our out over own put same several shall should so still take
	takes tell than that the their them then there these they this those to up us use used using vs want was way we
	were what when where which who whom why will with without would you your`.split(/\s+/),
);

/** Shorter words have too many neighbours to be mended. */
const SHORTEST_MENDED = 4;

/** Words with this many letters may have two slips. */
const LONG = 8;

/** Of two words without the space between them, each has at least as many letters as “spot”. */
const SHORTEST_PART = 4;

/** Of each word that an abbreviation stands for: it was meant, and not typed. */
const SPELLED_WEIGHT = 0.4;

/** Longer text is no query and only makes work. */
export const MAX_QUERY_CHARACTERS = 200;

/** More words than these tell nothing more, and each costs a search. */
const MOST_TERMS = 16;

/**
 * The telling words of a query, with slips mended, and the words its abbreviations stand for. Stop words count only
 * where there is nothing else.
 *
 * @param isLiteral - whether the words are taken as they were typed
 */
export function understand(text: string, vocabulary: Vocabulary, isLiteral = false): Understood {
	const site = siteOf(vocabulary);
	const query = text.slice(0, MAX_QUERY_CHARACTERS);
	const typed = wordsOf(query);
	const kept = tellingWordsOf(query).slice(0, MOST_TERMS);
	const mendings = new Map(
		kept.map((word) => [word, isLiteral || STOP_WORDS.has(word) ? [word] : mend(word, site)]),
	);
	const mended = [...mendings.values()].flat();
	const weights = new Map<string, number>();
	const spelled: string[] = [];
	for (const word of mended) {
		const words = tellingWordsOf(site.aliases.get(word) ?? '');
		// A short form that no page has, only readers, is nothing but what it stands for.
		const isForeign = words.length > 0 && !site.stems.has(stemOf(word));
		for (const meant of isForeign ? words : [word]) weights.set(meant, 1);
		if (!isForeign) spelled.push(...words);
	}
	for (const word of spelled) if (!weights.has(word)) weights.set(word, SPELLED_WEIGHT);
	return {
		terms: [...weights].slice(0, MOST_TERMS).map(([word, weight]) => ({
			word,
			stem: stemOf(word),
			parts: partsOf(word).map(stemOf),
			isBeginning: !site.stems.has(stemOf(word)),
			weight,
		})),
		mended:
			mended.join(' ') === [...mendings.keys()].join(' ')
				? null
				: typed.map((word) => mendings.get(word)?.join(' ') ?? word).join(' '),
	};
}

/** Words of a text as they are compared: lower case, symbols inside kept, commas in numbers not. */
export function wordsOf(text: string): string[] {
	return (
		text
			.toLowerCase()
			.replaceAll(/(?<=\d),(?=\d{3})/g, '')
			.match(/[\p{L}\p{N}@:._/-]*[\p{L}\p{N}]/gu) ?? []
	);
}

/** Words of a text that tell something; all of them where none does. */
export function tellingWordsOf(text: string): string[] {
	const words = wordsOf(text);
	const telling = words.filter((word) => !STOP_WORDS.has(word));
	return telling.length > 0 ? telling : words;
}

/** What addresses are made of and nobody asks for. */
const ADDRESS_WORDS = new Set(['404', 'aspx', 'htm', 'html', 'index', 'md', 'php']);

/** What an address that leads nowhere asks for: `lamda limit` of `/lamda/limit/index.html`. */
export function queryOfPath(path: string): string {
	return (decoded(path).match(/[\p{L}\p{N}]+/gu) ?? [])
		.filter((word) => !ADDRESS_WORDS.has(word.toLowerCase()))
		.join(' ');
}

/** A path as it is read; as it stands where it is not well encoded. */
function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** A word without its ending, so that “groups” finds “group” (Porter’s algorithm); names with digits stay whole. */
export const stemOf = (word: string): string => (/^[a-z-]+$/.test(word) ? stemmer(word) : word);

/** The parts of a compound such as “cross-zone”; of another word the one. */
export const partsOf = (word: string): string[] => word.split(/[-/._:]/).filter(Boolean);

/** A word of the site with the forms that a slip may be of, each with how much less near it counts. */
interface Known {
	word: string;
	forms: { form: string; letters: number; penalty: number }[];
}

/** The vocabulary as it is asked. */
interface Site {
	words: readonly Known[];
	stems: ReadonlySet<string>;
	aliases: ReadonlyMap<string, string>;
}

const sites = new WeakMap<Vocabulary, Site>();

function siteOf(vocabulary: Vocabulary): Site {
	const site = sites.get(vocabulary) ?? {
		words: vocabulary.words.map((word) => ({ word, forms: formsOf(word) })),
		stems: new Set(vocabulary.words.map(stemOf)),
		aliases: new Map(Object.entries(vocabulary.aliases)),
	};
	sites.set(vocabulary, site);
	return site;
}

/**
 * The word itself where the site has it or something beginning with it; otherwise the nearest word, if one is near, or
 * the two words that it runs together.
 */
function mend(word: string, { words, stems, aliases }: Site): string[] {
	if (stems.has(stemOf(word)) || aliases.has(word)) return [word];
	if (word.length < SHORTEST_MENDED || !/^\p{L}+$/u.test(word)) return [word];
	if (words.some((known) => known.word.startsWith(word))) return [word];
	let best = word;
	let bestDistance = Infinity;
	for (const known of words) {
		const distance = distanceToFormsOf(known, word);
		if (distance >= bestDistance) continue;
		best = known.word;
		bestDistance = distance;
	}
	if (bestDistance < 2) return [best];
	for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
		const parts = [word.slice(0, at), word.slice(at)];
		if (parts.every((part) => stems.has(stemOf(part)))) return parts;
	}
	return [best];
}

/** Of each word the site keeps one form; these endings make the others. */
const ENDINGS = ['', 's', 'e', 'es', 'ed', 'er', 'ing', 'ings', 'ion', 'ation', 'ment', 'al'];

/** Slips are rare in the first letter, so that another one makes a word a little less near. */
const OTHER_BEGINNING = 0.5;

/** Forms that are only made up are less near than the site’s own. */
const MADE_UP = 0.75;

function formsOf(word: string): Known['forms'] {
	const stem = stemOf(word);
	const bare = stem.replace(/[ei]$/, '');
	const made = [stem.replace(/i$/, 'y'), ...ENDINGS.map((ending) => bare + ending)];
	return [
		{ form: word, letters: lettersOf(word), penalty: 0 },
		...made.map((form) => ({ form, letters: lettersOf(form), penalty: MADE_UP })),
	];
}

/** The letters of a word as bits; some share one. */
function lettersOf(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
	return bits;
}

function countOfBits(bits: number): number {
	let count = 0;
	for (let left = bits; left !== 0; left &= left - 1) count += 1;
	return count;
}

/** How far a slip is from the nearest form of a word; infinite where it is out of reach. */
function distanceToFormsOf({ word, forms }: Known, slip: string): number {
	const reach = slip.length < LONG ? 1 : 2;
	const slipLetters = lettersOf(slip);
	let nearest = Infinity;
	for (const { form, letters, penalty } of forms) {
		if (Math.abs(form.length - slip.length) > reach || penalty >= nearest) continue;
		// Each slip takes one letter away and brings one at most: most words need no closer look.
		if (countOfBits(letters ^ slipLetters) > 2 * reach) continue;
		const distance = swapped(form, slip) ? 1 : leven(form, slip, { maxDistance: reach + 1 });
		if (distance <= reach) nearest = Math.min(nearest, distance + penalty);
	}
	return nearest + (word[0] === slip[0] ? 0 : OTHER_BEGINNING);
}

/** Whether two neighbouring letters changed places, the commonest slip of all. */
function swapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at += 1;
	return (
		at < a.length &&
		a[at] === b[at + 1] &&
		a[at + 1] === b[at] &&
		a.slice(at + 2) === b.slice(at + 2)
	);
}
