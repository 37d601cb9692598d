import { describe, expect, test } from 'vitest';
import {
	numberIn,
	optional,
	parseNumber,
	readState,
	writeState,
	type Fields,
} from '~/lib/url-state/codec';
import { logScale } from '~/lib/url-state/log-scale';

interface State {
	rate: number;
	reserve: number | null;
}
const fields: Fields<State> = {
	rate: { key: 'r', label: 'requests a second', default: 100, ...numberIn(0, 200_000) },
	reserve: { key: 'v', label: 'the reserve', default: null, ...optional(numberIn(0, 10)) },
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
				'This link asked for 300,000 as requests a second; allowed: 0 to 200,000. Showing 200,000.',
			],
		});
	});

	test('falls back where the text is unreadable, and shows at most forty characters of it', () => {
		const { state, notices } = readState(fields, `r=${'x'.repeat(500)}`);
		expect(state.rate).toBe(100);
		expect(notices).toEqual([
			`This link asked for “${'x'.repeat(40)}…” as requests a second; allowed: 0 to 200,000. Showing 100.`,
		]);
	});

	test('reads an empty optional value as none', () => {
		expect(readState(fields, 'v=').state.reserve).toBeNull();
		expect(readState(fields, 'v=3').state.reserve).toBe(3);
	});
});

test('the defaults leave the query bare, and foreign keys as they are', () => {
	expect(writeState(fields, { rate: 100, reserve: null }, '?r=7&utm=a%20b')).toBe('utm=a+b');
	expect(writeState(fields, { rate: 7, reserve: 2 }, 'x=1')).toBe('x=1&r=7&v=2');
});

test('a logarithmic scale meets its ends and comes back to its stops', () => {
	const scale = logScale(10, 200_000, 120);
	expect(scale.valueAt(0)).toBe(10);
	expect(scale.valueAt(120)).toBe(200_000);
	for (const position of [0, 30, 60, 90, 120]) {
		expect(Math.abs(scale.positionOf(scale.valueAt(position)) - position)).toBeLessThanOrEqual(1);
	}
	expect(scale.positionOf(0)).toBe(0);
	expect(scale.positionOf(1e9)).toBe(120);
});
