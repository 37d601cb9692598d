import { expect, test } from 'vitest';
import { dollars, large, reading, share } from '~/lib/format/reading';

test.each([
	[12_345.6, '12,346'],
	[9.87, '9.9'],
	[0.012_345, '0.012'],
	[0.000_04, '0'],
	[0, '0'],
])('%d reads %s', (value, text) => {
	expect(reading(value)).toBe(text);
});

test.each([
	[0.375, '37.5 %'],
	[0.045_02, '4.5 %'],
	[0.001, '0.1 %'],
	[0.000_001, 'under 0.01 %'],
	[0.9999, 'over 99.9 %'],
	[0, '0 %'],
	[1, '100 %'],
])('a share of %d reads %s', (value, text) => {
	expect(share(value)).toBe(text);
});

test.each([
	[0.404, '$0.40'],
	[999.5, '$999.50'],
	[1_234_567.8, '$1,234,568'],
])('%d dollars read %s', (value, text) => {
	expect(dollars(value)).toBe(text);
});

test.each([
	[0, '0'],
	[999_999, '999,999'],
	[1e6, '1 million'],
	[2_345_678, '2.346 million'],
	[1.5e9, '1.5 billion'],
	[1e12, '1,000 billion'],
])('%d in words is %s', (value, text) => {
	expect(large(value)).toBe(text);
});
