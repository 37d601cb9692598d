/**
 * Probability that a standard normal variable is at most `x`.
 *
 * Marsaglia’s series near the centre, the continued fraction of Mills’ ratio in the tails; within 1e-14
 * (G. Marsaglia, Evaluating the Normal Distribution, https://www.jstatsoft.org/article/view/v011i04).
 */
export function normalCdf(x: number): number {
	if (Number.isNaN(x)) throw new RangeError('x must be a number, got NaN');
	if (x > TAIL) return 1 - upperTail(x);
	if (x < -TAIL) return upperTail(-x);
	let term = x;
	let sum = x;
	for (let n = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); n += 2) {
		term *= (x * x) / n;
		sum += term;
	}
	return 0.5 + sum * density(x);
}

/** Beyond this the series loses digits and the fraction converges fast. */
const TAIL = 3;
const FRACTION_DEPTH = 60;

const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

function upperTail(x: number): number {
	if (x > 40) return 0;
	let fraction = x;
	for (let n = FRACTION_DEPTH; n > 0; n -= 1) fraction = x + n / fraction;
	return density(x) / fraction;
}
