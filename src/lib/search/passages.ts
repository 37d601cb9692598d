import { partsOf, stemOf, wordsOf, type SearchTerm } from './queries.ts';

/** The text of a page and where its sections begin in it. */
export interface PageText {
	content: string;
	sections: readonly { title: string; anchor: string; firstWord: number }[];
}

/** A stretch of text that answers, in pieces of which some are words of the query. */
export interface Passage {
	/** Of the section it stands in; `null` before the first heading. */
	section: { title: string; anchor: string } | null;
	pieces: { text: string; isMatch: boolean }[];
	/** How much of the query stands close together here: 0 nothing, 1 all of it, word by word in its order. */
	closeness: number;
}

/** Words of the query count as together within these many words. */
const NEARNESS = 24;

/** Words that a passage shows, and those of them before the first match. */
const SHOWN = 28;
const SHOWN_BEFORE = 6;

/** Of a word’s weight, what two neighbours of the query add by standing side by side. */
const PAIR = 0.6;

/** A term with what finding it tells: much for a rare word, little for a common one. */
export type WeighedTerm = SearchTerm & { rarity: number };

interface Match {
	word: number;
	term: number;
}

/**
 * The best passage of each section of a page, the closest first; sections without any word of the query are left out.
 */
export function passagesOf(text: PageText, terms: readonly WeighedTerm[]): Passage[] {
	const { words, stems } = wordsIn(text);
	const matches = matchesIn(stems, terms);
	const starts = [
		{ firstWord: 0, section: null },
		...text.sections.map((section) => ({ firstWord: section.firstWord, section })),
	];
	return starts
		.map(({ firstWord, section }, index) => {
			const end = starts[index + 1]?.firstWord ?? words.length;
			const own = matches.filter(({ word }) => word >= firstWord && word < end);
			const best = closest(own, terms);
			if (best === undefined) return undefined;
			// A heading is shown as the title of the passage.
			const afterHeading = firstWord + (section?.title.split(/\s+/).length ?? 0);
			const from = Math.max(afterHeading, best.from - SHOWN_BEFORE);
			const matched = new Set(own.map(({ word }) => word));
			return {
				section,
				closeness: best.closeness,
				pieces: piecesOf(words, matched, from, Math.min(end, from + SHOWN)),
			};
		})
		.filter((passage) => passage !== undefined)
		.sort((a, b) => b.closeness - a.closeness);
}

/** Where the words of the query stand, in the order of the text. */
function matchesIn(stems: readonly string[][], terms: readonly WeighedTerm[]): Match[] {
	const byStem = new Map(terms.map(({ stem }, index) => [stem, index]));
	const beginnings = terms.flatMap(({ isBeginning, word }, index) =>
		isBeginning ? [{ word, index }] : [],
	);
	return stems.flatMap((ofWord, word) => {
		for (const stem of ofWord) {
			const term =
				byStem.get(stem) ?? beginnings.find((begun) => stem.startsWith(begun.word))?.index;
			if (term !== undefined) return [{ word, term }];
		}
		return [];
	});
}

/** The densest stretch: the weights of the different words in it, and of those side by side as in the query. */
function closest(
	matches: readonly Match[],
	terms: readonly WeighedTerm[],
): { from: number; closeness: number } | undefined {
	const weights = terms.map(({ weight, rarity }) => weight * rarity);
	const pairOf = (term: number) =>
		term === 0 ? 0 : PAIR * Math.min(weights[term - 1]!, weights[term]!);
	const all = weights.reduce((sum, weight, term) => sum + weight + pairOf(term), 0);
	let best: { from: number; closeness: number } | undefined;
	matches.forEach((first, index) => {
		const met = new Set<number>();
		const paired = new Set<number>();
		for (let next = index; next < matches.length; next++) {
			const { word, term } = matches[next]!;
			if (word - first.word > NEARNESS) break;
			met.add(term);
			const before = matches[next - 1];
			if (before?.term === term - 1 && before.word >= first.word && word - before.word <= 2)
				paired.add(term);
		}
		const sum =
			[...met].reduce((total, term) => total + weights[term]!, 0) +
			[...paired].reduce((total, term) => total + pairOf(term), 0);
		const closeness = all === 0 ? 0 : Math.min(1, sum / all);
		if (best === undefined || closeness > best.closeness) best = { from: first.word, closeness };
	});
	return best;
}

/** Neighbouring words of one kind, as one piece. */
function piecesOf(
	words: readonly string[],
	matched: ReadonlySet<number>,
	from: number,
	end: number,
): Passage['pieces'] {
	const pieces: Passage['pieces'] = [];
	for (let word = from; word < end; word++) {
		const isMatch = matched.has(word);
		const last = pieces.at(-1);
		if (last?.isMatch === isMatch) last.text += ` ${words[word]!}`;
		else pieces.push({ text: words[word]!, isMatch });
	}
	return pieces;
}

const known = new WeakMap<PageText, ReturnType<typeof splitUp>>();

/** The words of a text, and for each of them the stems it is found by; made once for a text. */
function wordsIn(text: PageText) {
	const parts = known.get(text) ?? splitUp(text);
	known.set(text, parts);
	return parts;
}

function splitUp({ content }: PageText) {
	const words = content.split(/\s+/);
	return { words, stems: words.map(stemsOfWord) };
}

/** Its own and those of its parts. */
const stemsOfWord = (word: string): string[] =>
	wordsOf(word).flatMap((whole) => [...new Set([stemOf(whole), ...partsOf(whole).map(stemOf)])]);

/** A heading as Pagefind keeps the elements of a page that have an id. */
export interface Anchor {
	element: string;
	id: string;
	text: string;
	/** Number of its first word in the text of the page. */
	location: number;
}

/** The headings that begin sections. */
export const sectionsIn = (anchors: readonly Anchor[]): PageText['sections'] =>
	anchors
		.filter(({ element }) => element === 'h2' || element === 'h3')
		.map(({ id, text, location }) => ({ title: text.trim(), anchor: id, firstWord: location }));
