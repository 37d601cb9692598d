import { diceCoefficient } from 'dice-coefficient';
import { MAX_QUERY_CHARACTERS } from './queries.ts';
import type { SearchPage } from './rank.ts';

/** A term of the glossary with the page that explains it. */
export interface NearTerm {
	term: string;
	name: string;
}

const PAGES = 3;

/** A term of which less is alike is another word. */
const LEAST_ALIKE = 0.3;

/**
 * What to offer where nothing was found: the pages whose names look most like the query, by the pairs of letters they
 * share (Sørensen–Dice), or the first indexes where none does; and the glossary’s nearest term, if one is near.
 */
export function nearestTo(
	query: string,
	pages: readonly SearchPage[],
): { pages: SearchPage[]; term: NearTerm | null } {
	const cut = query.slice(0, MAX_QUERY_CHARACTERS);
	const alike = (name: string) => diceCoefficient(cut, name);
	const near = pages
		.map((page) => ({ page, likeness: Math.max(...[page.title, ...page.aliases].map(alike)) }))
		.filter(({ likeness }) => likeness > 0)
		.sort((a, b) => b.likeness - a.likeness)
		.map(({ page }) => page);
	const terms = pages
		.flatMap(({ terms: own }) => own)
		.map(([term, name]) => ({ term, name, likeness: Math.max(alike(term), alike(name)) }))
		.sort((a, b) => b.likeness - a.likeness);
	const [first] = terms;
	return {
		pages: [...near, ...pages.filter(({ kind }) => kind === 'index')].slice(0, PAGES),
		term: first && first.likeness >= LEAST_ALIKE ? { term: first.term, name: first.name } : null,
	};
}
