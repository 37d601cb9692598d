import { normalCdf } from '../probability/normal.ts';
import { assertNonNegative } from '../check.ts';
import type { Scaling } from './simulate.ts';
import type { TokenBucket } from './token-bucket.ts';

export { monthlyCost } from './cost.ts';
export { blockingWithPeakedness, erlangB, minServers } from './erlang.ts';
export { simulate } from './simulate.ts';
export { admitThroughBucket } from './token-bucket.ts';

/**
 * Concurrency that a steady request rate needs, by Little’s law.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 *
 * @param requestsPerSecond - mean arrival rate, `>= 0`
 * @param durationSeconds - mean time a request holds an environment, `>= 0`
 * @returns concurrent executions, not rounded
 * @throws {RangeError} when an argument is negative or not finite
 */
export function requiredConcurrency(requestsPerSecond: number, durationSeconds: number): number {
	assertNonNegative({ requestsPerSecond, durationSeconds });
	return requestsPerSecond * durationSeconds;
}

/**
 * Units of a concurrency quota that a steady rate uses up. Lambda caps requests per second at a fixed
 * number for each unit as well as concurrency itself, so no request counts as shorter than the
 * inverse of that number.
 *
 * @param requestsPerSecondPerUnit - requests a second that one unit admits, `> 0`
 * @throws {RangeError} when an argument is negative, not finite, or the last one zero
 */
export function quotaUnits(
	requestsPerSecond: number,
	durationSeconds: number,
	requestsPerSecondPerUnit: number,
): number {
	assertNonNegative({ requestsPerSecond });
	return requestsPerSecond * countedSeconds(durationSeconds, requestsPerSecondPerUnit);
}

/**
 * The highest steady rate, in requests per second, that a concurrency quota admits: the inverse of
 * {@link quotaUnits}.
 *
 * @param quota - concurrent executions, `>= 0`
 * @throws {RangeError} as quotaUnits does
 */
export function maxRequestsPerSecond(
	quota: number,
	durationSeconds: number,
	requestsPerSecondPerUnit: number,
): number {
	assertNonNegative({ quota });
	return quota / countedSeconds(durationSeconds, requestsPerSecondPerUnit);
}

/** How the concurrency of an account is divided; all in concurrent executions. */
export interface ConcurrencyShares {
	/** The account’s quota in the Region. */
	account: number;
	/** What AWS keeps out of reach of reservations. */
	minimumUnreserved: number;
	/** Reserved for this function; `null` where it has no reservation. */
	reserved: number | null;
	/** Provisioned for this function. */
	provisioned: number;
	/** Reserved for all other functions together. */
	othersReserved: number;
	/** Provisioned for other functions that have no reservation. */
	othersProvisioned: number;
}

/** Why AWS would refuse a division of the account’s concurrency. */
export type SharesError =
	| { kind: 'reservations-exceed-account'; reservable: number }
	| { kind: 'provisioned-exceeds-reserved'; reserved: number };

/** What one function may reach, and what is left for those without a reservation. */
export interface FunctionCeiling {
	ceiling: number;
	/** Unreserved concurrency that functions without a reservation share. */
	pool: number;
}

/**
 * The most concurrency this function can reach.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 *
 * @returns the ceiling, or why the division is not one that AWS accepts
 * @throws {RangeError} when a share is negative or not finite
 */
export function functionCeiling(shares: ConcurrencyShares): FunctionCeiling | SharesError {
	const { account, minimumUnreserved, reserved, provisioned, othersReserved, othersProvisioned } =
		shares;
	assertNonNegative({
		account,
		minimumUnreserved,
		reserved: reserved ?? 0,
		provisioned,
		othersReserved,
		othersProvisioned,
	});
	if (reserved !== null && provisioned > reserved)
		return { kind: 'provisioned-exceeds-reserved', reserved };
	const ownProvisioned = reserved === null ? provisioned : 0;
	const reservable = Math.max(0, account - minimumUnreserved);
	if ((reserved ?? 0) + othersReserved + othersProvisioned + ownProvisioned > reservable) {
		return { kind: 'reservations-exceed-account', reservable };
	}
	const pool = account - (reserved ?? 0) - othersReserved - othersProvisioned - ownProvisioned;
	return { ceiling: reserved ?? provisioned + pool, pool };
}

/** What happens to a steady stream of requests; all in requests per second. */
export interface SteadyState {
	/** Refused by API Gateway. */
	gatewayRefused: number;
	/** Position of the layer that refuses, of those asked; `null` where none does. */
	refusingLayer: number | null;
	/** Admitted by API Gateway and throttled by Lambda. */
	lambdaThrottled: number;
	/** Served. */
	admitted: number;
	/** The most that Lambda admits with this ceiling and duration. */
	lambdaMaximum: number;
}

/**
 * Requests in steady state: each layer of API Gateway admits up to its rate, Lambda up to what the ceiling
 * allows.
 *
 * @throws {RangeError} when an argument is negative or not finite
 */
export function steadyState(input: {
	requestsPerSecond: number;
	durationSeconds: number;
	layers: readonly TokenBucket[];
	ceiling: number;
	requestsPerSecondPerUnit: number;
}): SteadyState {
	const { requestsPerSecond, durationSeconds, layers, ceiling, requestsPerSecondPerUnit } = input;
	assertNonNegative({ requestsPerSecond });
	const rates = layers.map(({ ratePerSecond, burst }) => (burst < 1 ? 0 : ratePerSecond));
	const lowest = Math.min(...rates);
	const passed = Math.min(requestsPerSecond, lowest);
	const lambdaMaximum = maxRequestsPerSecond(ceiling, durationSeconds, requestsPerSecondPerUnit);
	const admitted = Math.min(passed, lambdaMaximum);
	return {
		gatewayRefused: requestsPerSecond - passed,
		refusingLayer: passed < requestsPerSecond ? rates.indexOf(lowest) : null,
		lambdaThrottled: passed - admitted,
		admitted,
		lambdaMaximum,
	};
}

/**
 * How a steady rate divides between provisioned and on-demand concurrency. Requests spill over when the
 * provisioned environments are busy or their share of requests per second is used up, whichever is first.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 *
 * @returns requests per second
 * @throws {RangeError} as quotaUnits does
 */
export function warmSplit(
	requestsPerSecond: number,
	durationSeconds: number,
	provisioned: number,
	requestsPerSecondPerUnit: number,
): { warm: number; onDemand: number } {
	assertNonNegative({ requestsPerSecond });
	const warm = Math.min(
		requestsPerSecond,
		maxRequestsPerSecond(provisioned, durationSeconds, requestsPerSecondPerUnit),
	);
	return { warm, onDemand: requestsPerSecond - warm };
}

/**
 * Time until a function at rest has grown to a number of units.
 * https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
 *
 * @param burst - units it may add at once, `>= 0`
 * @param unitsPerSecond - units that the allowance gains, `> 0`
 * @returns seconds
 * @throws {RangeError} when an argument is out of its range
 */
export function secondsToCapacity(units: number, burst: number, unitsPerSecond: number): number {
	assertNonNegative({ units, burst, unitsPerSecond });
	if (unitsPerSecond === 0) throw new RangeError('unitsPerSecond must be above 0, got 0');
	return Math.max(0, (units - burst) / unitsPerSecond);
}

/**
 * Requests throttled when a steady rate meets a function at rest, until it has grown to what they need. Holds
 * where the function’s ceiling is not below that need; otherwise throttling does not end.
 *
 * @returns requests, once with an allowance that comes back evenly, once with one that comes back whole
 * @throws {RangeError} when an argument is out of its range
 */
export function requestsThrottledWhileScaling(
	requestsPerSecond: number,
	durationSeconds: number,
	scaling: Scaling,
): { continuous: number; stepped: number } {
	const { burst, unitsPerSecond, requestsPerSecondPerUnit } = scaling;
	const units = quotaUnits(requestsPerSecond, durationSeconds, requestsPerSecondPerUnit);
	const seconds = secondsToCapacity(units, burst, unitsPerSecond);
	if (seconds === 0) return { continuous: 0, stepped: 0 };
	const missing = units - burst;
	let stepped = 0;
	for (let granted = burst; granted < units && burst > 0; granted += burst)
		stepped += (burst / unitsPerSecond) * requestsPerSecond * (1 - granted / units);
	return { continuous: (requestsPerSecond * missing * seconds) / (2 * units), stepped };
}

/**
 * Time that filling provisioned concurrency takes, after its preparation. None of it serves before the end.
 *
 * @param environmentsPerMinute - rate of allocation, `> 0`
 * @returns seconds
 * @throws {RangeError} when an argument is out of its range
 */
export function provisioningSeconds(provisioned: number, environmentsPerMinute: number): number {
	assertNonNegative({ provisioned, environmentsPerMinute });
	if (environmentsPerMinute === 0)
		throw new RangeError('environmentsPerMinute must be above 0, got 0');
	return (provisioned / environmentsPerMinute) * 60;
}

/**
 * Share of requests that take longer than a timeout, where durations are lognormal.
 *
 * @param meanSeconds - mean duration, `>= 0`
 * @param coefficientOfVariation - standard deviation over mean, `>= 0`; 0 for a constant duration
 * @param timeoutSeconds - `>= 0`
 * @returns probability from 0 to 1
 * @throws {RangeError} when an argument is negative or not finite
 */
export function timeoutProbability(
	meanSeconds: number,
	coefficientOfVariation: number,
	timeoutSeconds: number,
): number {
	assertNonNegative({ meanSeconds, coefficientOfVariation, timeoutSeconds });
	if (meanSeconds === 0) return 0;
	if (timeoutSeconds === 0) return 1;
	if (coefficientOfVariation < CONSTANT_BELOW) return meanSeconds > timeoutSeconds ? 1 : 0;
	return normalCdf(-standardised(meanSeconds, coefficientOfVariation, timeoutSeconds).z);
}

/**
 * Mean time that an environment is held when the function ends every request at a timeout, with lognormal
 * durations.
 *
 * @returns seconds, at most the mean and at most the timeout
 * @throws {RangeError} when an argument is negative or not finite
 */
export function meanHeldSeconds(
	meanSeconds: number,
	coefficientOfVariation: number,
	timeoutSeconds: number,
): number {
	const late = timeoutProbability(meanSeconds, coefficientOfVariation, timeoutSeconds);
	if (late === 0) return meanSeconds;
	if (late === 1) return timeoutSeconds;
	const { z, sigma } = standardised(meanSeconds, coefficientOfVariation, timeoutSeconds);
	return meanSeconds * normalCdf(z - sigma) + timeoutSeconds * late;
}

/** Below this spread a duration counts as constant, because its logarithm has no digits left. */
const CONSTANT_BELOW = 1e-6;

/** The logarithm of a duration in standard deviations from its mean. */
function standardised(meanSeconds: number, coefficientOfVariation: number, seconds: number) {
	const variance = Math.log1p(coefficientOfVariation ** 2);
	const sigma = Math.sqrt(variance);
	return { z: (Math.log(seconds) - (Math.log(meanSeconds) - variance / 2)) / sigma, sigma };
}

function countedSeconds(durationSeconds: number, requestsPerSecondPerUnit: number): number {
	assertNonNegative({ durationSeconds, requestsPerSecondPerUnit });
	if (requestsPerSecondPerUnit === 0)
		throw new RangeError('requestsPerSecondPerUnit must be above 0, got 0');
	return Math.max(durationSeconds, 1 / requestsPerSecondPerUnit);
}
