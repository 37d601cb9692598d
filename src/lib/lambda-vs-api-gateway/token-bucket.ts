import { assertNonNegative } from '../check.ts';

/** A token bucket, as API Gateway throttles with it. */
export interface TokenBucket {
	/** Tokens that come back, per second. */
	ratePerSecond: number;
	/** Tokens that it holds at most, and at the start; below one it admits nothing. */
	burst: number;
}

/** Requests that arrive together. */
export interface Arrival {
	atSeconds: number;
	requests: number;
}

/**
 * Requests that a full bucket admits of each arrival: the exact process, request by request.
 * A request takes one whole token or is refused.
 *
 * @param arrivals - in order of time
 * @returns admitted requests, one number for each arrival
 * @throws {RangeError} when a number is negative or not finite, or an arrival comes before the one before it
 */
export function admitThroughBucket(bucket: TokenBucket, arrivals: readonly Arrival[]): number[] {
	assertNonNegative({ ratePerSecond: bucket.ratePerSecond, burst: bucket.burst });
	let tokens = bucket.burst;
	let now = 0;
	return arrivals.map(({ atSeconds, requests }) => {
		assertNonNegative({ atSeconds, requests });
		if (atSeconds < now)
			throw new RangeError(`atSeconds must not go back, got ${atSeconds} after ${now}`);
		tokens = Math.min(bucket.burst, tokens + (atSeconds - now) * bucket.ratePerSecond);
		now = atSeconds;
		const admitted = Math.min(requests, Math.floor(tokens + TOKEN_ROUNDING));
		tokens = Math.max(0, tokens - admitted);
		return admitted;
	});
}

/** A token that sums of decimal fractions miss by less than this is there. */
const TOKEN_ROUNDING = 1e-6;

/** A bucket that requests flow through. */
export interface FlowingBucket extends TokenBucket {
	tokens: number;
}

/**
 * What a bucket admits of a flow that is even over an interval; changes its tokens.
 *
 * @param together - requests that come at the start of the interval, all at once
 * @param spread - requests that come evenly over it
 * @returns requests admitted, between 0 and their sum
 */
export function flowThroughBucket(
	bucket: FlowingBucket,
	seconds: number,
	together: number,
	spread: number,
): number {
	if (bucket.burst < 1) return 0;
	const atOnce = Math.min(together, bucket.tokens);
	const available = bucket.tokens - atOnce + seconds * bucket.ratePerSecond;
	const evenly = Math.min(spread, available);
	bucket.tokens = Math.min(bucket.burst, available - evenly);
	return atOnce + evenly;
}
