/** Terms of the binomial distribution from no success on, by logarithms, so ten thousand trials do not vanish. */
function* terms(trials: number, success: number): Generator<number> {
	const ratio = Math.log(success) - Math.log1p(-success);
	let log = trials * Math.log1p(-success);
	for (let k = 0; k <= trials; k += 1) {
		yield Math.exp(log);
		log += Math.log((trials - k) / (k + 1)) + ratio;
	}
}

/**
 * Probability that more than `count` of `trials` succeed, each with probability `success`.
 *
 * @param success - 0 to 1
 */
export function binomialAbove(count: number, trials: number, success: number): number {
	if (count < 0) return 1;
	if (count >= trials || success === 0) return 0;
	if (success === 1) return 1;
	let above = 0;
	let k = 0;
	for (const term of terms(trials, success)) {
		if (k > count) above += term;
		k += 1;
	}
	return Math.min(1, above);
}

/**
 * The number of successes that at most a part `level` of all outcomes stays below: a binomial variable where `level`
 * is uniform. More trials never give fewer successes at the same level.
 *
 * @param level - 0 up to but not including 1
 * @param success - 0 to 1
 */
export function binomialQuantile(level: number, trials: number, success: number): number {
	if (success === 0 || success === 1) return trials * success;
	let below = 0;
	let k = 0;
	for (const term of terms(trials, success)) {
		below += term;
		if (below > level) return k;
		k += 1;
	}
	return trials;
}
