import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	queryOfPath,
	tellingWordsOf,
	understand,
	wordsOf,
	type Vocabulary,
} from '~/lib/search/queries';

const vocabulary: Vocabulary = {
	words: [
		'lambda',
		'limit',
		'gateway',
		'group',
		'scaling',
		'timeout',
		'auto',
		'concurrency',
		'reserved',
		'placement',
		'sticky',
		'balancer',
		'load',
		'zones',
		'caching',
		'asg',
	],
	aliases: { asg: 'auto scaling group', apigw: 'api gateway' },
};

const typedOf = (text: string, isLiteral = false) =>
	understand(text, vocabulary, isLiteral)
		.terms.filter(({ weight }) => weight === 1)
		.map(({ word }) => word);

describe('understanding a query', () => {
	it('a whole question keeps the words that tell something', () => {
		expect(typedOf('What is the reserved concurrency limit of Lambda?')).toEqual([
			'reserved',
			'concurrency',
			'limit',
			'lambda',
		]);
	});

	it('stop words count where there is nothing else', () => {
		expect(typedOf('how to')).toEqual(['how', 'to']);
	});

	it.each([
		['concurency', 'concurrency'],
		['concurrnecy', 'concurrency'],
		['lamdba', 'lambda'],
		['timeuot', 'timeout'],
		['gatway', 'gateway'],
		['pacement', 'placement'],
		['stiky', 'sticky'],
		// Other forms of a word than the one that the site’s list has.
		['zoens', 'zones'],
		['cachign', 'caching'],
		['gruops', 'group'],
	])('the slip %s is mended to %s', (slip, word) => {
		expect(understand(`${slip} limit`, vocabulary)).toMatchObject({
			terms: [{ word }, { word: 'limit' }],
			mended: `${word} limit`,
		});
		expect(typedOf(slip, true)).toEqual([slip]);
	});

	it.each(['lamb', 'xyzzy', 'abc', 'm5.large', '10240', 'limits'])(
		'%s is left as it is',
		(word) => {
			expect(understand(word, vocabulary)).toMatchObject({ terms: [{ word }], mended: null });
		},
	);

	it('words that run together are parted', () => {
		expect(understand('loadbalancer', vocabulary)).toMatchObject({
			terms: [{ word: 'load' }, { word: 'balancer' }],
			mended: 'load balancer',
		});
	});

	it('an abbreviation that pages use counts more than what it stands for', () => {
		const { terms } = understand('ASG limit', vocabulary);
		expect(terms.map(({ word }) => word)).toEqual(['asg', 'limit', 'auto', 'scaling', 'group']);
		expect(terms.slice(2).every(({ weight }) => weight > 0 && weight < 1)).toBe(true);
	});

	it('one that only readers use is what it stands for', () => {
		expect(typedOf('apigw timeout')).toEqual(['api', 'gateway', 'timeout']);
	});

	it('a word that the site does not have may be the beginning of one', () => {
		expect(understand('lamb lambda', vocabulary).terms).toMatchObject([
			{ isBeginning: true },
			{ isBeginning: false },
		]);
	});

	it('symbols stay words, commas in numbers do not count', () => {
		expect(wordsOf('@connections, aws:SourceVpce, 1,000 and us-east-1!')).toEqual([
			'@connections',
			'aws:sourcevpce',
			'1000',
			'and',
			'us-east-1',
		]);
	});

	it('only a text without letters and digits has no terms, and there are never many', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				const { terms } = understand(text, vocabulary);
				expect(terms.length > 0).toBe(wordsOf(text).length > 0);
				expect(terms.length).toBeLessThanOrEqual(16);
				expect(new Set(terms.map(({ word }) => word)).size).toBe(terms.length);
			}),
		);
	});

	it('names of objects are no words', () => {
		expect(typedOf('constructor')).toEqual(['constructor']);
		expect(tellingWordsOf('__proto__')).toEqual(['__proto']);
	});
});

describe('the query of an address that leads nowhere', () => {
	it.each([
		['/lamda/limit/', 'lamda limit'],
		['/Route-53/TTL/index.html', 'Route 53 TTL'],
		['/caf%C3%A9', 'café'],
		['/404.html', ''],
		['/%E0%A4%A/broken', 'E0 A4 A broken'],
		['/%3Cimg%20src=x%3E/', 'img src x'],
	])('%s asks for “%s”', (path, query) => {
		expect(queryOfPath(path)).toBe(query);
	});

	it('holds letters, digits and single spaces, whatever the address', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.webPath()), (path) => {
				expect(queryOfPath(path)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
			}),
		);
	});
});
