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
	/** Admitted by API Gateway and throttled by Lambda. */
	lambdaThrottled: number;
	/** Served. */
	admitted: number;
	/** The most that Lambda admits with this ceiling and duration. */
	lambdaMaximum: number;
}

/**
 * Requests in steady state: API Gateway admits up to its rate, Lambda up to what the ceiling allows.
 *
 * @throws {RangeError} when an argument is negative or not finite
 */
export function steadyState(input: {
	requestsPerSecond: number;
	durationSeconds: number;
	gatewayRequestsPerSecond: number;
	ceiling: number;
	requestsPerSecondPerUnit: number;
}): SteadyState {
	const {
		requestsPerSecond,
		durationSeconds,
		gatewayRequestsPerSecond,
		ceiling,
		requestsPerSecondPerUnit,
	} = input;
	assertNonNegative({ requestsPerSecond, gatewayRequestsPerSecond });
	const passed = Math.min(requestsPerSecond, gatewayRequestsPerSecond);
	const lambdaMaximum = maxRequestsPerSecond(ceiling, durationSeconds, requestsPerSecondPerUnit);
	const admitted = Math.min(passed, lambdaMaximum);
	return {
		gatewayRefused: requestsPerSecond - passed,
		lambdaThrottled: passed - admitted,
		admitted,
		lambdaMaximum,
	};
}

function countedSeconds(durationSeconds: number, requestsPerSecondPerUnit: number): number {
	assertNonNegative({ durationSeconds, requestsPerSecondPerUnit });
	if (requestsPerSecondPerUnit === 0)
		throw new RangeError('requestsPerSecondPerUnit must be above 0, got 0');
	return Math.max(durationSeconds, 1 / requestsPerSecondPerUnit);
}

function assertNonNegative(values: Record<string, number>): void {
	for (const [name, value] of Object.entries(values)) {
		if (!Number.isFinite(value) || value < 0) {
			throw new RangeError(`${name} must be a finite number >= 0, got ${value}`);
		}
	}
}
