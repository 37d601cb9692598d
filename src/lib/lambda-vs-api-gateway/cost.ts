import { assertNonNegative } from '../check.ts';
import { tiered, type PriceTier } from '../price/tiers.ts';

/** Prices in USD, and what is free each month. */
export interface Prices {
	/** For one request to API Gateway. */
	gatewayRequest: readonly PriceTier[];
	/** For one invocation. */
	lambdaRequest: number;
	/** For a GB-second on demand. */
	gbSecond: readonly PriceTier[];
	/** For a GB-second of provisioned concurrency that is enabled. */
	provisionedGbSecond: number;
	/** For a GB-second that runs on provisioned concurrency. */
	provisionedDurationGbSecond: number;
	freeLambdaRequests: number;
	freeGbSeconds: number;
	/** Provisioned concurrency is billed in steps of this, seconds. */
	provisionedIncrementSeconds: number;
}

/** What is used in a month. */
export interface MonthlyUsage {
	/** Requests that API Gateway bills. */
	gatewayRequests: number;
	/** Invocations on on-demand concurrency. */
	onDemandInvocations: number;
	/** Invocations on provisioned concurrency. */
	provisionedInvocations: number;
	/** Mean billed duration, seconds. */
	billedSeconds: number;
	memoryMB: number;
	/** Environments that are provisioned. */
	provisionedConcurrency: number;
	/** How long they are, seconds in the month. */
	provisionedSeconds: number;
}

/** A month’s bill, USD. */
export interface MonthlyCost {
	gateway: number;
	lambdaRequests: number;
	lambdaDuration: number;
	provisioned: number;
	total: number;
}

const MB_PER_GB = 1024;

/**
 * What a month costs, after the free amounts.
 *
 * @throws {RangeError} when an amount is negative or not finite
 */
export function monthlyCost(usage: MonthlyUsage, prices: Prices): MonthlyCost {
	assertNonNegative({ ...usage });
	const gigabytes = usage.memoryMB / MB_PER_GB;
	const invocations = usage.onDemandInvocations + usage.provisionedInvocations;
	const gateway = tiered(usage.gatewayRequests, prices.gatewayRequest);
	const lambdaRequests =
		Math.max(0, invocations - prices.freeLambdaRequests) * prices.lambdaRequest;
	const onDemandGbSeconds = usage.onDemandInvocations * usage.billedSeconds * gigabytes;
	const increments = Math.ceil(
		usage.provisionedSeconds / prices.provisionedIncrementSeconds - 1e-9,
	);
	const enabledGbSeconds =
		usage.provisionedConcurrency * gigabytes * increments * prices.provisionedIncrementSeconds;
	const lambdaDuration =
		tiered(Math.max(0, onDemandGbSeconds - prices.freeGbSeconds), prices.gbSecond) +
		usage.provisionedInvocations *
			usage.billedSeconds *
			gigabytes *
			prices.provisionedDurationGbSecond;
	const provisioned = enabledGbSeconds * prices.provisionedGbSecond;
	return {
		gateway,
		lambdaRequests,
		lambdaDuration,
		provisioned,
		total: gateway + lambdaRequests + lambdaDuration + provisioned,
	};
}
