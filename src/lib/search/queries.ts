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

/** What a slip may be of: a form of a word of the site. */
interface Form {
	form: string;
	letters: number;
	/** How much less near it counts. */
	penalty: number;
	word: string;
	/** Place of the word in the vocabulary. */
	place: number;
}

/** The vocabulary as it is asked. */
interface Site {
	words: readonly string[];
	/** Forms of all words by their length. */
	forms: ReadonlyMap<number, readonly Form[]>;
	stems: ReadonlySet<string>;
	aliases: ReadonlyMap<string, string>;
}

const sites = new WeakMap<Vocabulary, Site>();

function siteOf(vocabulary: Vocabulary): Site {
	const site = sites.get(vocabulary) ?? {
		words: vocabulary.words,
		forms: Map.groupBy(vocabulary.words.flatMap(formsOf), ({ form }) => form.length),
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
function mend(word: string, { words, forms, stems, aliases }: Site): string[] {
	if (stems.has(stemOf(word)) || aliases.has(word)) return [word];
	if (word.length < SHORTEST_MENDED || !/^\p{L}+$/u.test(word)) return [word];
	if (words.some((known) => known.startsWith(word))) return [word];
	const near = nearest(word, forms);
	if (near && near.distance < 2) return [near.word];
	for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
		const parts = [word.slice(0, at), word.slice(at)];
		if (parts.every((part) => stems.has(stemOf(part)))) return parts;
	}
	return [near?.word ?? word];
}

/** Of each word the site keeps one form; these endings make the others. */
const ENDINGS = ['', 's', 'e', 'es', 'ed', 'er', 'ing', 'ings', 'ion', 'ation', 'ment', 'al'];

/** Slips are rare in the first letter, so that another one makes a word a little less near. */
const OTHER_BEGINNING = 0.5;

/** Forms that are only made up are less near than the site’s own. */
const MADE_UP = 0.75;

function formsOf(word: string, place: number): Form[] {
	const stem = stemOf(word);
	const bare = stem.replace(/[ei]$/, '');
	const made = [stem.replace(/i$/, 'y'), ...ENDINGS.map((ending) => bare + ending)];
	return [
		{ form: word, letters: lettersOf(word), penalty: 0, word, place },
		...made.map((form) => ({ form, letters: lettersOf(form), penalty: MADE_UP, word, place })),
	];
}

/** The letters of a word as bits; some share one. */
function lettersOf(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
	return bits;
}

/** How many bits are set, counted for pairs, fours and eights of them at once (Warren, Hacker’s Delight, 5-1). */
function countOfBits(bits: number): number {
	const pairs = bits - ((bits >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The word with the form nearest to a slip, of equally near ones the first, and how far it is; none out of reach. */
function nearest(
	slip: string,
	forms: Site['forms'],
): { word: string; place: number; distance: number } | undefined {
	const reach = slip.length < LONG ? 1 : 2;
	const slipLetters = lettersOf(slip);
	let best: ReturnType<typeof nearest>;
	for (let length = slip.length - reach; length <= slip.length + reach; length += 1) {
		for (const { form, letters, penalty, word, place } of forms.get(length) ?? []) {
			// Each slip takes one letter away and brings one at most: most words need no closer look.
			if (
				countOfBits(letters & ~slipLetters) > reach ||
				countOfBits(slipLetters & ~letters) > reach
			)
				continue;
			const slips = swapped(form, slip) ? 1 : leven(form, slip, { maxDistance: reach + 1 });
			if (slips > reach) continue;
			const distance = slips + penalty + (word[0] === slip[0] ? 0 : OTHER_BEGINNING);
			if (!best || distance < best.distance || (distance === best.distance && place < best.place))
				best = { word, place, distance };
		}
	}
	return best;
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
