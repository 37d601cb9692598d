import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { load } from 'js-yaml';
import { figuresOf } from '~/lib/serving-cost/figures';
import { resultOf } from '~/lib/serving-cost/result';
import { fieldsFor, type ServingCostState } from '~/lib/serving-cost/state';
import { verdictOf } from '~/lib/serving-cost/verdict';
import { defaultsOf, explicitState, readState, type Fields } from '~/lib/url-state/codec';
import type { PresetEntry } from '../../../../src/collections/preset.ts';
import { limits } from './limits.ts';

const fields: Fields<ServingCostState> = fieldsFor(limits);
const scene = defaultsOf(fields);
const sentence = (patch: Partial<ServingCostState>) => {
	const state = { ...scene, ...patch };
	return verdictOf(state, resultOf(state, limits));
};

describe('what dominates', () => {
	test('the example: the number of requests, with a million page views beside it', () => {
		expect(sentence({})).toBe(
			'100 million page views a month cost $648.11. Requests to CloudFront: 75.6 % of it, because a page view is 5 requests of 4.8 kB, and they are counted, not weighed. At 1 million it would be $0.63.',
		);
	});

	test('a million page views are compared with a hundred million', () => {
		expect(sentence({ pageViews: 1e6 })).toMatch(
			/^1 million page views a month cost \$0\.63\. .* At 100 million it would be \$648\.11\.$/,
		);
	});

	test('bytes, where pages are heavy; a plan is named only where it is cheaper', () => {
		const heavy = sentence({ pageViews: 1e7, kilobytesPerView: 2000, requestsPerView: 70 });
		expect(heavy).toContain(
			'Data transfer: 67.4 % of it, because 2,000 kB a page view are 19,407 GB in all.',
		);
		expect(heavy).toContain(
			'For CloudFront and Route 53 the flat-rate plan Premium 75 TB would be cheaper: $1,450.',
		);
		expect(sentence({ pageViews: 1e7 })).not.toContain('plan');
	});

	test('the hosted zone, where nearly all is free; nothing, where all is', () => {
		expect(sentence({ pageViews: 10_000 })).toContain('Route 53: 94.1 % of it.');
		expect(sentence({ pageViews: 10_000, domain: 'none', deployments: 0 })).toContain(
			'cost nothing: all of it stays within what is free',
		);
		expect(sentence({ pageViews: 0 })).toContain(
			'Without page views the site costs $0.53 a month.',
		);
	});
});

describe('the scenes show what they promise', () => {
	const presets = load(
		readFileSync('src/content/presets/serving-cost.yaml', 'utf8'),
	) as PresetEntry[];
	const of = (title: string) => {
		const { state } = presets.find((preset) => preset.title === title)!;
		const query = new URLSearchParams(
			Object.entries(state).map(([key, value]) => [key, String(value)]),
		);
		return resultOf(readState(fields, query.toString()).state, limits);
	};
	const base = of('A hundred million page views').cost;

	test('a million: what is left is the hosted zone and requests to S3', () => {
		const { cost } = of('A million page views');
		expect(cost.requests + cost.transfer + cost.edgeFunction).toBe(0);
		expect(cost.dns).toBeGreaterThan(0.7 * cost.total);
		expect(of('A million, without the free tier').cost.total).toBeGreaterThan(2 * cost.total);
	});

	test('thirteen files: the bill more than doubles', () => {
		expect(of('The same bytes in thirteen files').cost.total).toBeGreaterThan(2 * base.total);
	});

	test('heavy pages: bytes dominate, and a plan costs less', () => {
		const { dearest, plan, cost } = of('Heavy pages');
		expect(dearest).toBe('transfer');
		expect(plan!.price).toBeLessThan(cost.total);
	});

	test('South America: bytes a third dearer, requests more than twice', () => {
		const { cost } = of('Readers in South America');
		expect(cost.transfer / base.transfer).toBeCloseTo(4 / 3, 0);
		expect(cost.requests / base.requests).toBeGreaterThan(2);
	});

	test('AWS’s sample: CloudFront’s part is 9.50', () => {
		const { cost } = of('AWS’s sample of 100 GB');
		expect((cost.transfer + cost.requests + cost.edgeFunction).toFixed(2)).toBe('9.50');
	});
});

test('no state of a link gives a figure that is not one', () => {
	const text = fc.oneof(
		fc.constantFrom('NaN', '1e999', '-1', '', '0', '9'.repeat(400), '<b>', '1k', 'japan'),
		fc.double().map(String),
	);
	fc.assert(
		fc.property(
			fc.dictionary(fc.constantFrom(...Object.values(fields).map(({ key }) => key)), text),
			(query) => {
				const { state } = readState(fields, new URLSearchParams(query).toString());
				const result = resultOf(state, limits);
				const shown = [
					verdictOf(state, result),
					...figuresOf(state, result).map((figure) => figure.text),
				].join(' ');
				expect(shown).not.toMatch(/NaN|Infinity|undefined|null|-\d|\$-/);
				expect(readState(fields, explicitState(fields, state))).toEqual({ state, notices: [] });
			},
		),
	);
});
