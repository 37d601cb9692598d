import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queriesOf, wordsOf, type Vocabulary } from '~/lib/search/queries';

const vocabulary: Vocabulary = {
	words: {
		concurrency: 8,
		lambda: 30,
		limit: 40,
		reserved: 5,
		gateway: 20,
		timeout: 12,
		scaling: 15,
		group: 18,
		auto: 16,
	},
	aliases: { asg: 'auto scaling group', apigw: 'api gateway' },
};

describe('queries for a text', () => {
	it('the text itself comes first', () => {
		expect(queriesOf('Lambda timeout', vocabulary)[0]).toBe('Lambda timeout');
	});

	it('a whole question keeps its telling words, and drops those on most pages first', () => {
		const question = 'What is the reserved concurrency limit of Lambda?';
		expect(queriesOf(question, vocabulary)).toEqual([
			question,
			'reserved concurrency limit lambda',
			'reserved concurrency lambda limit',
			'reserved concurrency lambda',
			'reserved concurrency',
			'reserved',
		]);
	});

	it('words that stand nowhere are left out, and names of objects are no words', () => {
		expect(queriesOf('xyzzy timeout', vocabulary)).toEqual(['xyzzy timeout', 'timeout']);
		expect(queriesOf('constructor', vocabulary)).toEqual(['constructor']);
	});

	it.each([
		['concurency', 'concurrency'],
		['concurrnecy', 'concurrency'],
		['lamdba', 'lambda'],
		['timeuot', 'timeout'],
		['gatway', 'gateway'],
	])('the slip %s is mended to %s', (slip, word) => {
		expect(queriesOf(slip, vocabulary)).toContain(word);
	});

	it.each(['lamb', 'xyzzy', 'abc', 'm5.large', '10240'])('%s is left as it is', (word) => {
		expect(queriesOf(word, vocabulary)).toEqual([word]);
	});

	it('abbreviations are spelled out', () => {
		expect(queriesOf('asg limit', vocabulary)).toContain('auto scaling group limit');
		expect(queriesOf('APIGW timeout', vocabulary)).toContain('api gateway timeout');
	});

	it('symbols stay words', () => {
		expect(wordsOf('@connections, aws:SourceVpce and us-east-1!')).toEqual([
			'@connections',
			'aws:sourcevpce',
			'and',
			'us-east-1',
		]);
	});

	it('there is no empty query and none twice, and only an empty text has none', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const queries = queriesOf(text, vocabulary);
				expect(new Set(queries).size).toBe(queries.length);
				expect(queries).not.toContain('');
				expect(queries.length > 0).toBe(text.trim() !== '');
			}),
		);
	});
});
