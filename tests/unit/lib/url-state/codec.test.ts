import { describe, expect, test } from 'vitest';
import {
	numberIn,
	oneOf,
	optional,
	parseNumber,
	readState,
	wholeIn,
	writeState,
	type Fields,
} from '~/lib/url-state/codec';

interface State {
	rate: number;
	reserve: number | null;
}
const fields: Fields<State> = {
	rate: { key: 'r', label: 'Request rate', default: 100, ...numberIn(0, 200_000) },
	reserve: { key: 'rsv', label: 'the reserve', default: null, ...optional(numberIn(0, 10)) },
};

test.each([
	['10000', 10_000],
	['10,000', 10_000],
	['10 000', 10_000],
	['10k', 10_000],
	['1.5M', 1_500_000],
	[' .5 ', 0.5],
	['1e3', 1000],
	['1,00', undefined],
	['', undefined],
	['5e', undefined],
	['0x10', undefined],
	['1e999', undefined],
])('parseNumber reads %j as %j', (text, value) => {
	expect(parseNumber(text)).toBe(value);
});

describe('readState', () => {
	test('says what a link asked for and cannot have, and clamps it', () => {
		expect(readState(fields, 'r=300000')).toEqual({
			state: { rate: 200_000, reserve: null },
			notices: [
				'This link asked for 300,000 as “Request rate”; allowed: 0 to 200,000. Showing 200,000.',
			],
		});
	});

	test('falls back where the text is unreadable, and shows at most forty characters of it', () => {
		const { state, notices } = readState(fields, `r=${'x'.repeat(500)}`);
		expect(state.rate).toBe(100);
		expect(notices).toEqual([
			`This link asked for “${'x'.repeat(40)}…” as “Request rate”; allowed: 0 to 200,000. Showing 100.`,
		]);
	});

	test('reads an empty optional value as none', () => {
		expect(readState(fields, 'rsv=').state.reserve).toBeNull();
		expect(readState(fields, 'rsv=3').state.reserve).toBe(3);
	});
});

test('the defaults leave the query bare, and foreign keys as they are', () => {
	expect(writeState(fields, { rate: 100, reserve: null }, '?r=7&utm=a%20b')).toBe('utm=a+b');
	expect(writeState(fields, { rate: 7, reserve: 2 }, 'x=1')).toBe('x=1&r=7&rsv=2');
});

test('an unknown version is named, and the version of today is not', () => {
	expect(readState(fields, 'v=7&r=3').notices).toEqual([
		'This link was made by version “7” of this calculator; it was read as version 1, so check the inputs.',
	]);
	expect(readState(fields, 'v=1&r=3').notices).toEqual([]);
	expect(readState(fields, 'v=7&utm=1').notices).toEqual([]);
});

test('whole numbers are rounded, and a choice takes its own words alone', () => {
	expect(wholeIn(0, 10).clamp(3.6)).toBe(4);
	const choice = oneOf({ day: 'a day', week: 'a week' });
	expect(choice.parse('week')).toBe('week');
	expect(choice.parse('toString')).toBeUndefined();
	expect(choice.allowed).toBe('day, week');
});
