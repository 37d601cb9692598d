import { isWithin, NO_FILTERS, type Filters } from './filters.ts';
import { passagesOf, type PageText, type Passage } from './passages.ts';
import { understand, type SearchTerm, type Vocabulary } from './queries.ts';
import { passageFactor, rankPages, rarityOf, type FoundTerm, type SearchPage } from './rank.ts';

/** What the build writes of the site for its search. */
export interface SearchTable extends Vocabulary {
	pages: SearchPage[];
}

/**
 * The table as it is asked: the abbreviations of the glossary, which the file keeps with the pages that explain them,
 * among the other aliases.
 */
export const withGlossary = (table: SearchTable): SearchTable => ({
	...table,
	aliases: { ...shortFormsOf(table.pages.flatMap(({ terms }) => terms)), ...table.aliases },
});

/** Terms of the glossary as aliases. */
export const shortFormsOf = (terms: SearchPage['terms']): Vocabulary['aliases'] =>
	Object.fromEntries(terms.map(([term, name]) => [term.toLowerCase(), name.toLowerCase()]));

/** What looks words up and loads pages. */
export interface SearchEngine {
	/** Ids of the pages on which a word stands, with how much each is about it. */
	find(word: string): Promise<ReadonlyMap<string, number>>;
	/** The text of a page. */
	load(page: SearchPage): Promise<PageText>;
}

/** A page that answers, with its passages, the closest first. */
export interface FoundPage {
	page: SearchPage;
	passages: Passage[];
}

/** The answer to a query. */
export interface Answer {
	/** The best pages, the best first. */
	found: FoundPage[];
	/** How many pages within the filters have anything of the query. */
	count: number;
	/** How many pages have, filters aside. */
	countEverywhere: number;
	/** The query with slips mended, if it is this that was looked for. */
	mended: string | null;
}

/** Pages whose text is read before the order is final. */
const READ = 10;

/** Pages that are shown. */
const SHOWN = 8;

/** Looks a query up: words first, then the texts of the most promising pages. */
export async function answer(
	query: string,
	table: SearchTable,
	engine: SearchEngine,
	{ isLiteral = false, filters = NO_FILTERS }: { isLiteral?: boolean; filters?: Filters } = {},
): Promise<Answer> {
	const { terms, mended } = understand(query, table, isLiteral);
	const found: FoundTerm[] = await Promise.all(
		terms.map(async (term) => {
			const scores = await scoresOf(term, table.pages, engine);
			return { ...term, scores, rarity: rarityOf(term, scores.size, table.pages) };
		}),
	);
	const typed = found.filter(({ weight }) => weight === 1);
	const everywhere = rankPages(table.pages, found);
	const ranked = everywhere.filter(({ page }) => isWithin(page, filters));
	const read = await Promise.all(
		ranked.slice(0, READ).map(async ({ page, score }) => {
			const passages = passagesOf(await engine.load(page), typed);
			return { page, passages, score: score * passageFactor(passages[0]?.closeness ?? 0) };
		}),
	);
	read.sort((a, b) => b.score - a.score);
	return {
		found: read.slice(0, SHOWN).map(({ page, passages }) => ({ page, passages })),
		count: ranked.length,
		countEverywhere: everywhere.length,
		mended,
	};
}

/**
 * Pages on which a word stands. An engine answers a word it does not know with those that share its first letters;
 * such an answer is taken only if the page that it rates highest has the word.
 */
async function scoresOf(
	term: SearchTerm,
	pages: readonly SearchPage[],
	engine: SearchEngine,
): Promise<ReadonlyMap<string, number>> {
	const scores = await engine.find(term.word);
	if (!term.isBeginning || scores.size === 0) return scores;
	const best = [...scores].reduce((a, b) => (b[1] > a[1] ? b : a));
	const page = pages.find(({ id }) => id === best[0]);
	const passages = page ? passagesOf(await engine.load(page), [{ ...term, rarity: 1 }]) : [];
	return passages.length > 0 ? scores : new Map<string, number>();
}
