import { numberIn, optional, type Fields } from '../url-state/codec';

/** AWS’s figures that this lab rests on, from the facts. */
export interface Limits {
	/** Default concurrency of an account in a Region, concurrent executions. */
	accountConcurrency: number;
	/** Concurrency that cannot be reserved. */
	minimumUnreserved: number;
	/** Requests per second that one unit of concurrency admits. */
	requestsPerSecondPerUnit: number;
	/** Longest function timeout, seconds. */
	maxDurationSeconds: number;
	/** Default steady rate of API Gateway for an account in a Region, requests per second. */
	gatewayRequestsPerSecond: number;
}

/** What the reader sets. */
export interface LambdaVsApiGatewayState {
	requestsPerSecond: number;
	durationSeconds: number;
	accountConcurrency: number;
	/** Concurrency reserved for the function; `null` for none. */
	reservedConcurrency: number | null;
	gatewayRequestsPerSecond: number;
}

/** What the controls span; ours, not AWS’s. */
const span = {
	requestsPerSecond: 200_000,
	minDurationSeconds: 0.001,
	accountConcurrency: 100_000,
	gatewayRequestsPerSecond: 100_000,
};

/** The scene of /lambda/limits/: the gateway admits all, Lambda does not. */
const scene = { requestsPerSecond: 8_000, durationSeconds: 0.2 };

/** The lab’s inputs: `rps`, `s`, `acct`, `rsv` and `gw` in the query. */
export function fieldsFor(limits: Limits): Fields<LambdaVsApiGatewayState> {
	return {
		requestsPerSecond: {
			key: 'rps',
			label: 'requests a second',
			default: scene.requestsPerSecond,
			...numberIn(0, span.requestsPerSecond),
		},
		durationSeconds: {
			key: 's',
			label: 'the mean duration in seconds',
			default: scene.durationSeconds,
			...numberIn(span.minDurationSeconds, limits.maxDurationSeconds),
		},
		accountConcurrency: {
			key: 'acct',
			label: 'the account’s concurrency',
			default: limits.accountConcurrency,
			...numberIn(
				limits.minimumUnreserved,
				Math.max(span.accountConcurrency, limits.accountConcurrency),
			),
		},
		reservedConcurrency: {
			key: 'rsv',
			label: 'the reserved concurrency',
			default: null,
			...optional(numberIn(0, Math.max(span.accountConcurrency, limits.accountConcurrency))),
		},
		gatewayRequestsPerSecond: {
			key: 'gw',
			label: 'API Gateway’s rate',
			default: limits.gatewayRequestsPerSecond,
			...numberIn(0, Math.max(span.gatewayRequestsPerSecond, limits.gatewayRequestsPerSecond)),
		},
	};
}
