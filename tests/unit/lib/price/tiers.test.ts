import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiered } from '~/lib/price/tiers';

// https://aws.amazon.com/s3/faqs/, “How will I be charged and billed”, text of 2019: data transfer out of a Region,
// 62 TB of 1,024 GB, of which the first GB is free.
test('AWS’s example of 62 TB over three tiers costs 5,263.27', () => {
	const tiers = [
		{ upTo: 1, price: 0 },
		{ upTo: 10 * 1024, price: 0.09 },
		{ upTo: 50 * 1024, price: 0.085 },
		{ price: 0.07 },
	];
	expect(tiered(62 * 1024, tiers).toFixed(2)).toBe('5263.27');
});

test('tiers are continuous at their bounds, and never cost less for more', () => {
	const tiers = [{ upTo: 10, price: 3 }, { upTo: 40, price: 2 }, { price: 0.5 }];
	for (const bound of [10, 40])
		expect(tiered(bound + 1e-9, tiers) - tiered(bound - 1e-9, tiers)).toBeLessThan(1e-8);
	const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
	fc.assert(
		fc.property(amount, amount, (some, more) => {
			expect(tiered(some + more, tiers)).toBeGreaterThanOrEqual(tiered(some, tiers));
		}),
	);
});
