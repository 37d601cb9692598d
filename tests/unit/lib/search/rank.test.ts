import { describe, expect, it } from 'vitest';
import { rankPages, rarityOf, type FoundTerm, type SearchPage } from '~/lib/search/rank';
import { stemOf } from '~/lib/search/queries';

const pageOf = (id: string, rest: Partial<SearchPage> = {}): SearchPage => ({
	id,
	url: `/section/${id}/`,
	title: 'A page',
	kind: 'page',
	aliases: [],
	terms: [],
	headings: [],
	description: '',
	...rest,
});

const termOf = (word: string, scores: Record<string, number> = {}): FoundTerm => ({
	word,
	stem: stemOf(word),
	parts: word.split('-').map(stemOf),
	isBeginning: false,
	weight: 1,
	rarity: 1,
	scores: new Map(Object.entries(scores)),
});

const ranked = (pages: SearchPage[], terms: FoundTerm[]) =>
	rankPages(pages, terms).map(({ page }) => page.id);

describe('ranking', () => {
	it('leaves out pages without any match', () => {
		expect(ranked([pageOf('a'), pageOf('b')], [termOf('nlb', { b: 2 })])).toEqual(['b']);
	});

	it('a page that is called so comes before one that says it more often', () => {
		const pages = [pageOf('says'), pageOf('is', { title: 'Placement groups' })];
		const scores = { says: 9, is: 1 };
		expect(ranked(pages, [termOf('placement', scores), termOf('groups', scores)])).toEqual([
			'is',
			'says',
		]);
	});

	it.each([
		['alias', { aliases: ['Session affinity'] }],
		['term of the glossary', { terms: [['SA', 'session affinity']] as [string, string][] }],
	])('an %s names a page as its title does', (_, names) => {
		const pages = [pageOf('says'), pageOf('is', names)];
		const scores = { says: 1 };
		expect(ranked(pages, [termOf('session', scores), termOf('affinity', scores)])[0]).toBe('is');
	});

	it('a page with all words comes before one with the rarest alone', () => {
		const pages = [pageOf('some'), pageOf('all')];
		const terms = [termOf('port', { some: 5, all: 4 }), termOf('geneve', { all: 1 })];
		expect(ranked(pages, terms)).toEqual(['all', 'some']);
	});

	it('an explanation comes before a table that says the same', () => {
		const pages = [pageOf('table', { kind: 'table' }), pageOf('page')];
		expect(ranked(pages, [termOf('quota', { table: 3, page: 3 })])).toEqual(['page', 'table']);
	});

	it('parts of compound words meet, however they are written', () => {
		const pages = [
			pageOf('other', { title: 'Zone' }),
			pageOf('is', { title: 'Cross-zone balancing' }),
		];
		expect(ranked(pages, [termOf('cross-zone')])).toEqual(['is']);
		expect(ranked(pages, [termOf('cross'), termOf('zone')])[0]).toBe('is');
	});
});

describe('rarity', () => {
	const pages = Array.from({ length: 80 }, (_, index) => pageOf(String(index)));

	it('is 1 for a symbol on one page, less for more pages, and little for one on all', () => {
		const term = termOf('io2');
		expect(rarityOf(term, 1, pages)).toBe(1);
		expect(rarityOf(term, 10, pages)).toBeLessThan(1);
		// ln 2 / ln 81
		expect(rarityOf(term, 80, pages)).toBeCloseTo(0.15773, 5);
	});

	it('a word that no page is about tells less than one that a page is called', () => {
		const named = [...pages, pageOf('named', { title: 'Graviton' })];
		expect(rarityOf(termOf('cheaper'), 3, named)).toBeLessThan(
			rarityOf(termOf('graviton'), 3, named),
		);
	});
});
