import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf, type PageText, type WeighedTerm } from '~/lib/search/passages';
import { stemOf } from '~/lib/search/queries';

const termsOf = (query: string): WeighedTerm[] =>
	query.split(' ').map((word) => ({
		word,
		stem: stemOf(word),
		parts: [stemOf(word)],
		isBeginning: false,
		weight: 1,
		rarity: 1,
	}));

const filler = (words: number) => Array.from({ length: words }, () => 'filler').join(' ');

const page: PageText = {
	content: `Quotas. A payload is small. ${filler(60)} Sizes. A payload has 10 MB at most, ${filler(40)} a timeout.`,
	sections: [
		{ title: 'Quotas', anchor: 'quotas', firstWord: 0 },
		{ title: 'Sizes', anchor: 'sizes', firstWord: 65 },
	],
};

describe('passages of a page', () => {
	it('the section in which the words stand side by side comes first', () => {
		const [best, second] = passagesOf(page, termsOf('10 mb payload'));
		expect(best!.section?.anchor).toBe('sizes');
		expect(second!.section?.anchor).toBe('quotas');
		// Three words of weight 1, and one of the two pairs, which counts 0.6: 3.6 of 4.2.
		expect(best!.closeness).toBeCloseTo(3.6 / 4.2, 10);
		expect(second!.closeness).toBeCloseTo(1 / 4.2, 10);
	});

	it('words far from each other do not count together', () => {
		const [best] = passagesOf(page, termsOf('payload timeout'));
		expect(best!.closeness).toBeCloseTo(1 / 2.6, 10);
	});

	it('the whole query in its order is as close as can be', () => {
		expect(passagesOf(page, termsOf('10 mb'))[0]!.closeness).toBe(1);
	});

	it('marks the words of the query, whatever their endings', () => {
		const [best] = passagesOf(page, termsOf('payloads'));
		expect(best!.pieces.filter(({ isMatch }) => isMatch)).toEqual([
			{ text: 'payload', isMatch: true },
		]);
	});

	it('finds parts of compound words, and words that begin with what is being typed', () => {
		const text = { content: 'Use capacity-optimized-prioritized here.', sections: [] };
		expect(passagesOf(text, termsOf('optimized'))).toHaveLength(1);
		const [typing] = termsOf('prior');
		expect(passagesOf(text, [typing!])).toHaveLength(0);
		expect(passagesOf(text, [{ ...typing!, isBeginning: true }])).toHaveLength(1);
	});

	it('closeness is within 0 and 1, and pieces are text of the page', () => {
		const word = fc.constantFrom('one', 'two', 'three', 'four', 'filler');
		fc.assert(
			fc.property(
				fc.array(word, { maxLength: 80 }),
				fc.uniqueArray(word, { minLength: 1 }),
				(words, asked) => {
					const text = { content: words.join(' '), sections: [] };
					for (const { closeness, pieces } of passagesOf(text, termsOf(asked.join(' ')))) {
						expect(closeness).toBeGreaterThan(0);
						expect(closeness).toBeLessThanOrEqual(1);
						expect(text.content).toContain(pieces.map((piece) => piece.text).join(' '));
					}
				},
			),
		);
	});
});
