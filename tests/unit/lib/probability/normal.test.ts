import { expect, test } from 'vitest';
import { normalCdf } from '~/lib/probability/normal';

// Python: 0.5 * math.erfc(-x / math.sqrt(2))
test.each([
	[-8, 6.220960574271819e-16],
	[-3.5, 0.00023262907903552504],
	[-1, 0.15865525393145707],
	[0, 0.5],
	[0.5, 0.6914624612740131],
	[2.9, 0.998134186699616],
	[3.1, 0.9990323967867817],
	[6, 0.9999999990134123],
	[Infinity, 1],
	[-Infinity, 0],
])('Φ(%d)', (x, expected) => {
	expect(Math.abs(normalCdf(x) - expected)).toBeLessThan(1e-14);
	if (expected > 0) expect(normalCdf(x) / expected).toBeCloseTo(1, 10);
});

test('refuses what is no number', () => {
	expect(() => normalCdf(Number.NaN)).toThrow('x must be a number');
});
