import type { PriceTier } from '../price/tiers.ts';
import { numberIn, oneOf, optional, wholeIn, type Fields } from '../url-state/codec.ts';
import type { Prices } from './cost.ts';
import type { ProfileName } from './traffic.ts';

/** AWS’s figures that this lab rests on, from the facts. */
export interface Limits {
	/** Default concurrency of an account in a Region, concurrent executions. */
	accountConcurrency: number;
	/** Concurrency that cannot be reserved. */
	minimumUnreserved: number;
	/** Requests per second that one unit of concurrency admits. */
	requestsPerSecondPerUnit: number;
	/** Environments that a function may add at once. */
	scalingBurst: number;
	/** Seconds in which that allowance comes back. */
	scalingSeconds: number;
	/** Environments of provisioned concurrency that are allocated, per minute. */
	provisionedPerMinute: number;
	/** Longest function timeout, seconds. */
	maxDurationSeconds: number;
	/** Memory of a function, MB. */
	memoryMB: { min: number; max: number };
	/** Default steady rate of API Gateway for an account in a Region, requests per second. */
	gatewayRequestsPerSecond: number;
	/** Default burst of API Gateway for an account in a Region, requests. */
	gatewayBurst: number;
	/** Default integration timeout of REST and of HTTP APIs, and the longest that is reported, seconds. */
	restTimeoutSeconds: number;
	httpTimeoutSeconds: number;
	raisedTimeoutSeconds: number;
	/** Prices, in USD; the gateway’s for each kind of API. */
	prices: Omit<Prices, 'gatewayRequest'>;
	gatewayPrices: { rest: readonly PriceTier[]; http: readonly PriceTier[] };
}

/** Kinds of API in front of the function. */
export type Api = 'rest' | 'edge' | 'private' | 'http';

/** What the reader sets. Units as in the names; `null` means none. */
export interface LambdaVsApiGatewayState {
	requestsPerSecond: number;
	durationSeconds: number;
	accountConcurrency: number;
	reservedConcurrency: number | null;
	provisionedConcurrency: number;
	othersReserved: number;
	othersProvisioned: number;
	memoryMB: number;
	functionTimeoutSeconds: number;
	api: Api;
	gatewayRequestsPerSecond: number;
	gatewayBurst: number;
	methodRequestsPerSecond: number | null;
	methodBurst: number;
	planRequestsPerSecond: number | null;
	planBurst: number;
	planQuota: number | null;
	planPeriod: 'day' | 'week' | 'month';
	/** `null` for the default of the kind of API. */
	gatewayTimeoutSeconds: number | null;
	profile: ProfileName;
	startRequestsPerSecond: number;
	atSeconds: number;
	overSeconds: number;
	spikeRequests: number;
	seed: number;
	horizonSeconds: number;
	hoursPerMonth: number;
	coefficientOfVariation: number;
	coldStartSeconds: number;
	idleMinutes: number;
	refill: 'continuous' | 'stepped';
	refusedLater: 'spent' | 'returned';
	throttleStatus: 'auto' | '429' | '500' | '502' | '503';
	maxBlockingPercent: number;
	peakedness: number;
}

/** The two inputs in which the pages’ examples differ. */
export type Scene = Pick<LambdaVsApiGatewayState, 'requestsPerSecond' | 'durationSeconds'>;

/** What the controls span and where they begin; ours, not AWS’s. */
const span = {
	requestsPerSecond: 200_000,
	minDurationSeconds: 0.001,
	concurrency: 100_000,
	gateway: 100_000,
	minTimeoutSeconds: 0.05,
	functionTimeoutSeconds: 30,
	memoryMB: 512,
	planQuota: 1e10,
	spikeRequests: 1e6,
	maxHorizonSeconds: 900,
	hoursInMonth: 744,
};

/** The example of /lambda/limits/ and of the lab’s own page: the gateway admits all, Lambda does not. */
export const defaultScene: Scene = { requestsPerSecond: 8_000, durationSeconds: 0.2 };

/** The lab’s inputs. A key is part of every link that readers have shared. */
export function fieldsFor(limits: Limits, scene: Scene = defaultScene) {
	const concurrency = Math.max(span.concurrency, limits.accountConcurrency);
	const gateway = Math.max(span.gateway, limits.gatewayRequestsPerSecond);
	return {
		requestsPerSecond: {
			key: 'rps',
			label: 'Request rate',
			default: scene.requestsPerSecond,
			...numberIn(0, span.requestsPerSecond),
		},
		durationSeconds: {
			key: 's',
			label: 'Mean duration',
			default: scene.durationSeconds,
			...numberIn(span.minDurationSeconds, limits.maxDurationSeconds),
		},
		accountConcurrency: {
			key: 'acct',
			label: 'Account concurrency',
			default: limits.accountConcurrency,
			...wholeIn(1, concurrency),
		},
		reservedConcurrency: {
			key: 'rsv',
			label: 'Reserved for this function',
			default: null,
			...optional(wholeIn(0, concurrency)),
		},
		provisionedConcurrency: {
			key: 'prov',
			label: 'Provisioned for this function',
			default: 0,
			...wholeIn(0, concurrency),
		},
		othersReserved: {
			key: 'or',
			label: 'Reserved for other functions',
			default: 0,
			...wholeIn(0, concurrency),
		},
		othersProvisioned: {
			key: 'op',
			label: 'Provisioned for others without a reservation',
			default: 0,
			...wholeIn(0, concurrency),
		},
		memoryMB: {
			key: 'mem',
			label: 'Memory',
			default: Math.max(span.memoryMB, limits.memoryMB.min),
			...wholeIn(limits.memoryMB.min, limits.memoryMB.max),
		},
		functionTimeoutSeconds: {
			key: 'tfn',
			label: 'Function timeout',
			default: Math.min(span.functionTimeoutSeconds, limits.maxDurationSeconds),
			...numberIn(1, limits.maxDurationSeconds),
		},
		api: {
			key: 'api',
			label: 'Kind of API',
			default: 'rest',
			...oneOf({
				rest: 'REST, Regional',
				edge: 'REST, edge-optimized',
				private: 'REST, private',
				http: 'HTTP',
			}),
		},
		gatewayRequestsPerSecond: {
			key: 'gw',
			label: 'Account rate of API Gateway',
			default: limits.gatewayRequestsPerSecond,
			...numberIn(0, gateway),
		},
		gatewayBurst: {
			key: 'gwb',
			label: 'Account burst of API Gateway',
			default: limits.gatewayBurst,
			...numberIn(0, gateway),
		},
		methodRequestsPerSecond: {
			key: 'st',
			label: 'Rate of the stage or method',
			default: null,
			...optional(numberIn(0, gateway)),
		},
		methodBurst: {
			key: 'stb',
			label: 'Burst of the stage or method',
			default: limits.gatewayBurst,
			...numberIn(0, gateway),
		},
		planRequestsPerSecond: {
			key: 'up',
			label: 'Rate of the usage plan',
			default: null,
			...optional(numberIn(0, gateway)),
		},
		planBurst: {
			key: 'upb',
			label: 'Burst of the usage plan',
			default: limits.gatewayBurst,
			...numberIn(0, gateway),
		},
		planQuota: {
			key: 'upq',
			label: 'Quota of the usage plan',
			default: null,
			...optional(wholeIn(1, span.planQuota)),
		},
		planPeriod: {
			key: 'upp',
			label: 'Period of that quota',
			default: 'day',
			...oneOf({ day: 'a day', week: 'a week', month: 'a month' }),
		},
		gatewayTimeoutSeconds: {
			key: 'tgw',
			label: 'Integration timeout',
			default: null,
			...optional(numberIn(span.minTimeoutSeconds, limits.raisedTimeoutSeconds)),
		},
		profile: {
			key: 'prof',
			label: 'Traffic',
			default: 'constant',
			...oneOf({
				constant: 'steady from the first moment',
				step: 'a step',
				ramp: 'a ramp',
				spike: 'steady with a spike',
				sine: 'waves',
				random: 'random arrivals',
			}),
		},
		startRequestsPerSecond: {
			key: 'from',
			label: 'Rate before',
			default: 0,
			...numberIn(0, span.requestsPerSecond),
		},
		atSeconds: {
			key: 'at',
			label: 'Begins at',
			default: 10,
			...numberIn(0, span.maxHorizonSeconds),
		},
		overSeconds: {
			key: 'over',
			label: 'Length of the ramp or wave',
			default: 60,
			...numberIn(1, span.maxHorizonSeconds),
		},
		spikeRequests: {
			key: 'n',
			label: 'Requests in the spike',
			default: limits.gatewayBurst,
			...wholeIn(0, span.spikeRequests),
		},
		seed: { key: 'seed', label: 'Seed of random arrivals', default: 1, ...wholeIn(0, 1e6) },
		horizonSeconds: {
			key: 'h',
			label: 'Time shown',
			default: 120,
			...numberIn(1, span.maxHorizonSeconds),
		},
		hoursPerMonth: {
			key: 'hrs',
			label: 'Hours a month at this rate',
			default: 30,
			...numberIn(0, span.hoursInMonth),
		},
		coefficientOfVariation: {
			key: 'cv',
			label: 'Spread of durations',
			default: 1,
			...numberIn(0, 4),
		},
		coldStartSeconds: {
			key: 'init',
			label: 'Cold start',
			default: 0.5,
			...numberIn(0, 10),
		},
		idleMinutes: {
			key: 'idle',
			label: 'Idle time until capacity is given back',
			default: 10,
			...numberIn(0.1, 60),
		},
		refill: {
			key: 'fill',
			label: 'How the scaling allowance comes back',
			default: 'continuous',
			...oneOf({ continuous: 'evenly', stepped: 'all at once, at the end of each interval' }),
		},
		refusedLater: {
			key: 'seq',
			label: 'Tokens of a request that a later layer refuses',
			default: 'spent',
			...oneOf({ spent: 'are spent', returned: 'are given back' }),
		},
		throttleStatus: {
			key: 'thr',
			label: 'What the client sees when Lambda throttles',
			default: 'auto',
			...oneOf({
				auto: 'REST 500, HTTP 503',
				'429': '429',
				'500': '500',
				'502': '502',
				'503': '503',
			}),
		},
		maxBlockingPercent: {
			key: 'blk',
			label: 'Refusals you accept',
			default: 0.1,
			...numberIn(0.0001, 50),
		},
		peakedness: {
			key: 'z',
			label: 'Burstiness of arrivals',
			default: 1,
			...numberIn(1, 10),
		},
	} satisfies Fields<LambdaVsApiGatewayState>;
}
