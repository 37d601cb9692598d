import { randomLcg, randomPoisson } from 'd3-random';

/** Uniform numbers from 0 up to but not including 1. */
export type Random = () => number;

/** A generator whose numbers depend on the seed alone, so that a link shows the same run everywhere. */
export const seededRandom = (seed: number): Random => randomLcg(seed);

/**
 * A Poisson variable.
 *
 * @param mean - expected count, `>= 0`
 * @throws {RangeError} when the mean is negative or not finite
 */
export function poisson(mean: number, random: Random): number {
	if (!Number.isFinite(mean) || mean < 0)
		throw new RangeError(`mean must be a finite number >= 0, got ${mean}`);
	return mean === 0 ? 0 : randomPoisson.source(random)(mean)();
}
