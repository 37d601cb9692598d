import { expect, test } from 'vitest';
import { poisson, seededRandom } from '~/lib/random/random';

test('a seed gives the same numbers again, another seed others', () => {
	const draw = (seed: number) => {
		const random = seededRandom(seed);
		return Array.from({ length: 20 }, random);
	};
	expect(draw(7)).toEqual(draw(7));
	expect(draw(7)).not.toEqual(draw(8));
	for (const value of draw(7)) {
		expect(value).toBeGreaterThanOrEqual(0);
		expect(value).toBeLessThan(1);
	}
});

test.each([0.4, 8, 400])('Poisson of mean %d has that mean and that variance', (mean) => {
	const random = seededRandom(3);
	const draws = Array.from({ length: 20_000 }, () => poisson(mean, random));
	const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
	const variance = draws.reduce((sum, draw) => sum + (draw - average) ** 2, 0) / draws.length;
	// Four standard errors of either estimate.
	expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws.length));
	expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / mean) / draws.length));
});

test('nothing comes of a mean of zero; a negative one is refused', () => {
	expect(poisson(0, seededRandom(1))).toBe(0);
	expect(() => poisson(-1, seededRandom(1))).toThrow('mean must be a finite number >= 0');
});
