import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, withGlossary, type SearchEngine, type SearchTable } from '~/lib/search/answer';
import { filtersOf, NO_FILTERS, sectionsOf } from '~/lib/search/filters';
import { nearestTo } from '~/lib/search/nearest';
import type { SearchPage } from '~/lib/search/rank';
import { hostileQuery, hostileText } from '../../../hostile.ts';

const pages: SearchPage[] = [
	['lambda-index', '/lambda/', 'Lambda', 'index', 'Functions that run for a request.'],
	['limits', '/lambda/limits/', 'Lambda limits', 'page', 'How many functions run at once.'],
	['lab', '/labs/throughput/', 'Throughput', 'lab', 'Concurrency against throughput.'],
	['labs-index', '/labs/', 'Labs', 'index', 'Calculators.'],
].map(([id, url, title, kind, description]) => ({
	id: id!,
	url: url!,
	title: title!,
	kind: kind as SearchPage['kind'],
	aliases: id === 'limits' ? ['reserved concurrency'] : [],
	terms: id === 'limits' ? [['DLQ', 'dead-letter queue']] : [],
	headings: [],
	description: description!,
}));

const table: SearchTable = withGlossary({
	words: ['lambda', 'limits', 'concurrency', 'throughput', 'reserved', 'dlq'],
	aliases: { fn: 'lambda' },
	pages,
});

const texts: Record<string, string> = {
	limits: 'Reserved concurrency is a guarantee and a cap. A DLQ keeps what failed.',
	lab: 'Concurrency is rate times duration.',
};

const engine: SearchEngine = {
	find: async (word) =>
		new Map(
			Object.entries(texts)
				.filter(([, text]) => text.toLowerCase().includes(word))
				.map(([id]) => [id, 1]),
		),
	load: async ({ id, description }) => ({ content: texts[id] ?? description, sections: [] }),
};

const urls = async (query: string, options = {}) =>
	(await answer(query, table, engine, options)).found.map(({ page }) => page.url);

describe('an answer', () => {
	it('has the page that is called so first, with its passage', async () => {
		const { found, count } = await answer('reserved concurrency', table, engine);
		expect(found[0]!.page.url).toBe('/lambda/limits/');
		expect(found[0]!.passages[0]!.closeness).toBe(1);
		expect(count).toBe(2);
	});

	it('finds by abbreviations of the glossary and by those that only readers use', async () => {
		expect(table.aliases).toEqual({ dlq: 'dead-letter queue', fn: 'lambda' });
		expect((await urls('DLQ'))[0]).toBe('/lambda/limits/');
		expect(await urls('fn')).toContain('/lambda/');
	});

	it('says what was mended, and takes it literally when told to', async () => {
		expect(await answer('concurency', table, engine)).toMatchObject({ mended: 'concurrency' });
		expect(await answer('concurency', table, engine, { isLiteral: true })).toMatchObject({
			mended: null,
			count: 0,
		});
	});

	it('does not take words that only begin alike for a word that nowhere stands', async () => {
		const vague = { ...engine, find: async () => new Map([['limits', 1]]) };
		expect(await answer('guard', table, vague)).toMatchObject({ count: 0 });
		expect(await answer('guaran', table, vague)).toMatchObject({ count: 1 });
	});

	it('keeps to the filters, and counts what is beyond them', async () => {
		const filters = { section: 'labs', kind: '' as const };
		expect(await urls('concurrency', { filters })).toEqual(['/labs/throughput/']);
		expect(
			await answer('reserved', table, engine, { filters: { ...filters, kind: 'table' } }),
		).toMatchObject({ count: 0, countEverywhere: 1 });
	});

	it('whatever is typed, answers with pages of the site', async () => {
		const text = fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 200 }));
		await fc.assert(
			fc.asyncProperty(text, fc.boolean(), async (query, isLiteral) => {
				const { found, count } = await answer(query, table, engine, { isLiteral });
				expect(found.length).toBeLessThanOrEqual(count);
				expect(found.length).toBeLessThanOrEqual(pages.length);
				expect(nearestTo(query, pages).pages.length).toBeGreaterThan(0);
			}),
			{ numRuns: 300 },
		);
	});

	// An expression that tries every way to part the whole of such a text takes longer than a test may.
	it.each([
		['lambda ', 150_000],
		['-', 200_000],
		['a1,', 400_000],
		['\ud800', 1_000_000],
	])('%j again and again is cut before it is looked up', async (part, times) => {
		const query = part.repeat(times);
		const asked: string[] = [];
		const counting = {
			...engine,
			find: (word: string) => {
				asked.push(word);
				return engine.find(word);
			},
		};
		const { mended } = await answer(query, table, counting);
		expect(asked.length).toBeLessThanOrEqual(16);
		expect(asked.join('').length).toBeLessThanOrEqual(200);
		expect((mended ?? '').length).toBeLessThanOrEqual(400);
		expect(nearestTo(query, pages).pages.length).toBeLessThanOrEqual(3);
	});
});

describe('what is near to a query without an answer', () => {
	it('is the pages and the term that look most like it', () => {
		const near = nearestTo('dead leter', pages);
		expect(near.term).toEqual({ term: 'DLQ', name: 'dead-letter queue' });
		expect(nearestTo('lamit', pages).pages[0]!.url).toBe('/lambda/limits/');
	});

	it('is the indexes where nothing looks like it', () => {
		expect(nearestTo('0', pages)).toEqual({ pages: [pages[0], pages[3]], term: null });
	});
});

describe('filters', () => {
	it('sections are those with an index', () => {
		expect(sectionsOf(pages)).toEqual([
			{ section: 'labs', name: 'Labs' },
			{ section: 'lambda', name: 'Lambda' },
		]);
	});

	it('of an address are taken only where they are choices', () => {
		const of = (text: string) => filtersOf(new URLSearchParams(text), pages);
		expect(of('section=lambda&kind=lab')).toEqual({ section: 'lambda', kind: 'lab' });
		expect(of('section=constructor&kind=%3Cb%3E')).toEqual(NO_FILTERS);
	});

	it('of a hostile address are choices or none', () => {
		fc.assert(
			fc.property(hostileQuery(['section', 'kind', 'q']), (query) => {
				const { section, kind } = filtersOf(new URLSearchParams(query), pages);
				expect(['', 'labs', 'lambda']).toContain(section);
				expect(['', 'page', 'lab', 'table', 'index']).toContain(kind);
			}),
		);
	});
});
