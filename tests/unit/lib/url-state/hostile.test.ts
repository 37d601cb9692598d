import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { fieldsFor as fieldsOfMap } from '~/lib/geoproximity/state';
import { fieldsFor as fieldsOfLambda } from '~/lib/lambda-vs-api-gateway/state';
import { fieldsFor as fieldsOfFleet } from '~/lib/spot-fleet/state';
import {
	defaultsOf,
	explicitState,
	hasState,
	numberIn,
	parseNumber,
	readState,
	writeState,
	type Field,
	type Fields,
} from '~/lib/url-state/codec';
import { hostilePools, hostileQuery, hostileSites } from '../../../hostile.ts';
import { limits as lambdaLimits } from '../lambda-vs-api-gateway/limits.ts';

type State = Record<string, unknown>;
const labs: [name: string, fields: Fields<State>][] = [
	['lambda-vs-api-gateway', fieldsOfLambda(lambdaLimits) as unknown as Fields<State>],
	[
		'spot-fleet',
		fieldsOfFleet({
			poolsToUse: { min: 1, max: 20, default: 2 },
			advisedTypes: 10,
			minPricePerHour: 0.001,
		}) as unknown as Fields<State>,
	],
	[
		'geoproximity',
		fieldsOfMap({
			regions: [
				{ id: 'us-east-1', name: 'US East (N. Virginia)', lat: 39.04, lon: -77.49 },
				{ id: 'us-west-2', name: 'US West (Oregon)', lat: 45.84, lon: -119.7 },
			],
			bias: { min: -99, max: 99 },
			maxRecords: 30,
		}) as unknown as Fields<State>,
	],
];

/** What one notice may have: a label and the codec’s words around two texts of forty characters. */
const LONGEST_NOTICE = 400;

describe.each(labs)('a hostile query of %s', (_, fields) => {
	const all = Object.values(fields) as Field<unknown>[];
	const query = hostileQuery(
		all.map(({ key }) => key),
		new Map([
			['p', hostilePools('*', '_')],
			['s', hostileSites],
		]),
	);

	it('gives a state within its bounds, which a link of it means again', () => {
		fc.assert(
			fc.property(query, (text) => {
				const { state } = readState(fields, text);
				for (const [name, field] of Object.entries(fields)) {
					const value = state[name];
					expect(field.serialize(field.clamp(value))).toBe(field.serialize(value));
					if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
				}
				expect(readState(fields, explicitState(fields, state))).toEqual({ state, notices: [] });
				expect(typeof hasState(fields, text)).toBe('boolean');
			}),
			{ numRuns: 500 },
		);
	});

	it('gets few and short notices, in which nothing hides or turns the words', () => {
		fc.assert(
			fc.property(query, (text) => {
				const { notices } = readState(fields, text);
				expect(notices.length).toBeLessThanOrEqual(all.length + 1);
				for (const notice of notices) {
					expect(notice.length).toBeLessThanOrEqual(LONGEST_NOTICE);
					expect(notice).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('keeps the keys of others, and none of its own that say nothing new', () => {
		fc.assert(
			fc.property(query, (text) => {
				const own = new Set(all.map(({ key }) => key));
				const others = (of: string) =>
					[...new URLSearchParams(of)].filter(([key]) => !own.has(key));
				const written = writeState(fields, defaultsOf(fields), text);
				expect(others(written)).toEqual(others(text));
				expect(hasState(fields, written)).toBe(false);
			}),
		);
	});
});

test('a query above 20,000 characters is not read at all', () => {
	const parse = vi.fn(() => 1);
	const fields = { a: { key: 'a', label: 'A', default: 0, ...numberIn(0, 9), parse } };
	expect(readState(fields, `a=1&b=${'x'.repeat(20_000)}`).state).toEqual({ a: 0 });
	expect(parse).not.toHaveBeenCalled();
	expect(readState(fields, `a=1&b=${'x'.repeat(19_900)}`).state).toEqual({ a: 1 });
});

// An expression that tries every way to part such a text takes longer than a test may.
test.each(['1', '1 ', '1.', '.'])(
	'a hundred thousand times %j is no number, and that is soon known',
	(part) => {
		expect(parseNumber(`${part.repeat(100_000)}x`)).toBeUndefined();
	},
);

test('numbers that are read are finite, whatever the text', () => {
	const digits = fc.string({
		unit: fc.constantFrom(...'0123456789.,+-ekm \u00a0'),
		maxLength: 400,
	});
	fc.assert(
		fc.property(digits, (text) => {
			const value = parseNumber(text);
			expect(value === undefined || Number.isFinite(value)).toBe(true);
			expect(Object.is(value, -0)).toBe(false);
		}),
		{ numRuns: 1000 },
	);
});
