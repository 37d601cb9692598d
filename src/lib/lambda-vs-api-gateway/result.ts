import { seededRandom } from '../random/random.ts';
import {
	blockingWithPeakedness,
	functionCeiling,
	meanHeldSeconds,
	minServers,
	monthlyCost,
	quotaUnits,
	requiredConcurrency,
	secondsToCapacity,
	simulate,
	steadyState,
	timeoutProbability,
	warmSplit,
	type SharesError,
	type SteadyState,
} from './model.ts';
import type { MonthlyCost } from './cost.ts';
import type { Scaling, Timeline } from './simulate.ts';
import type { LambdaVsApiGatewayState, Limits } from './state.ts';
import type { TokenBucket } from './token-bucket.ts';

/** A layer of API Gateway that throttles. */
export interface Layer extends TokenBucket {
	name: 'plan' | 'method' | 'account';
}

/** How random arrivals compare with a steady flow. */
export interface Headroom {
	/** Mean environments in use. */
	offeredLoad: number;
	/** Share of random arrivals that find the ceiling reached, from 0 to 1. */
	blocking: number;
	/** Concurrency that keeps refusals at the accepted share. */
	needed: number;
}

/** Everything that the lab shows of an accepted state. */
export interface Result {
	layers: Layer[];
	steady: SteadyState;
	requiredConcurrency: number;
	quotaUnits: number;
	ceiling: number;
	/** Mean time that a request holds an environment, seconds. */
	heldSeconds: number;
	gatewayTimeoutSeconds: number;
	/** Share of served requests that no one waits for any longer, from 0 to 1. */
	timeoutShare: number;
	/** Seconds until a cold function has grown to what it needs. */
	secondsToCapacity: number;
	/** Absent where the rate per unit binds first, or the load is too large for chance to matter. */
	headroom: Headroom | null;
	scaling: Scaling;
	timeline: Timeline;
	cost: MonthlyCost;
}

/** Loads above this are not worth the formula’s time: chance moves them by less than half a per cent. */
const MAX_RANDOM_LOAD = 200_000;
const SAMPLES = 120;
const SECONDS_PER_HOUR = 3600;

/** Works out a state, or says why AWS would refuse it. */
export function resultOf(state: LambdaVsApiGatewayState, limits: Limits): Result | SharesError {
	const perUnit = limits.requestsPerSecondPerUnit;
	const shares = functionCeiling({
		account: state.accountConcurrency,
		minimumUnreserved: limits.minimumUnreserved,
		reserved: state.reservedConcurrency,
		provisioned: state.provisionedConcurrency,
		othersReserved: state.othersReserved,
		othersProvisioned: state.othersProvisioned,
	});
	if ('kind' in shares) return shares;
	const { ceiling } = shares;
	const layers = layersOf(state);
	const heldSeconds = meanHeldSeconds(
		state.durationSeconds,
		state.coefficientOfVariation,
		state.functionTimeoutSeconds,
	);
	const gatewayTimeoutSeconds = timeoutOf(state, limits);
	const timeoutShare = timeoutProbability(
		state.durationSeconds,
		state.coefficientOfVariation,
		Math.min(gatewayTimeoutSeconds, state.functionTimeoutSeconds),
	);
	const steady = steadyState({
		requestsPerSecond: state.requestsPerSecond,
		durationSeconds: heldSeconds,
		layers,
		ceiling,
		requestsPerSecondPerUnit: perUnit,
	});
	const passed = state.requestsPerSecond - steady.gatewayRefused;
	const units = quotaUnits(passed, heldSeconds, perUnit);
	const scaling = {
		burst: limits.scalingBurst,
		unitsPerSecond: limits.scalingBurst / limits.scalingSeconds,
		requestsPerSecondPerUnit: perUnit,
	};
	return {
		layers,
		steady,
		requiredConcurrency: requiredConcurrency(passed, heldSeconds),
		quotaUnits: units,
		ceiling,
		heldSeconds,
		gatewayTimeoutSeconds,
		timeoutShare,
		secondsToCapacity: secondsToCapacity(
			Math.max(0, Math.min(units, ceiling) - state.provisionedConcurrency),
			scaling.burst,
			scaling.unitsPerSecond,
		),
		headroom: headroomOf(state, passed * heldSeconds, ceiling, heldSeconds < 1 / perUnit),
		scaling,
		timeline: simulate({
			profile: { ...state, name: state.profile },
			horizonSeconds: state.horizonSeconds,
			durationSeconds: heldSeconds,
			ceiling,
			provisioned: state.provisionedConcurrency,
			scaling,
			refill: state.refill,
			layers,
			atomicLayers: state.refusedLater === 'returned',
			quotaRequests: hasPlans(state) ? state.planQuota : null,
			timeoutShare,
			idleSeconds: state.idleMinutes * 60,
			samples: Math.max(
				1,
				Math.min(SAMPLES, Math.floor(state.horizonSeconds / Math.max(heldSeconds, 1 / perUnit))),
			),
			random: seededRandom(state.seed),
		}),
		cost: costOf(state, limits, steady.admitted, passed, heldSeconds),
	};
}

/** HTTP APIs have no usage plans. */
export const hasPlans = ({ api }: LambdaVsApiGatewayState) => api !== 'http';

/** Only Regional and private REST APIs can wait longer than the default. */
export const canRaiseTimeout = ({ api }: LambdaVsApiGatewayState) =>
	api === 'rest' || api === 'private';

/** The layers that a request passes, in API Gateway’s order. */
function layersOf(state: LambdaVsApiGatewayState): Layer[] {
	const layers: Layer[] = [
		{
			name: 'account',
			ratePerSecond: state.gatewayRequestsPerSecond,
			burst: state.gatewayBurst,
		},
	];
	if (state.methodRequestsPerSecond !== null)
		layers.unshift({
			name: 'method',
			ratePerSecond: state.methodRequestsPerSecond,
			burst: state.methodBurst,
		});
	if (state.planRequestsPerSecond !== null && hasPlans(state))
		layers.unshift({
			name: 'plan',
			ratePerSecond: state.planRequestsPerSecond,
			burst: state.planBurst,
		});
	return layers;
}

function timeoutOf(state: LambdaVsApiGatewayState, limits: Limits): number {
	const standard = state.api === 'http' ? limits.httpTimeoutSeconds : limits.restTimeoutSeconds;
	const wanted = state.gatewayTimeoutSeconds ?? standard;
	return canRaiseTimeout(state) ? wanted : Math.min(wanted, standard);
}

function headroomOf(
	state: LambdaVsApiGatewayState,
	offeredLoad: number,
	ceiling: number,
	rateBinds: boolean,
): Headroom | null {
	if (rateBinds || offeredLoad > MAX_RANDOM_LOAD || offeredLoad === 0) return null;
	const { peakedness } = state;
	return {
		offeredLoad,
		blocking: blockingWithPeakedness(ceiling, offeredLoad, peakedness),
		needed: Math.ceil(
			peakedness * minServers(offeredLoad / peakedness, state.maxBlockingPercent / 100),
		),
	};
}

function costOf(
	state: LambdaVsApiGatewayState,
	limits: Limits,
	admitted: number,
	passed: number,
	heldSeconds: number,
): MonthlyCost {
	const seconds = state.hoursPerMonth * SECONDS_PER_HOUR;
	const { warm, onDemand } = warmSplit(
		admitted,
		heldSeconds,
		state.provisionedConcurrency,
		limits.requestsPerSecondPerUnit,
	);
	return monthlyCost(
		{
			gatewayRequests: passed * seconds,
			onDemandInvocations: onDemand * seconds,
			provisionedInvocations: warm * seconds,
			billedSeconds: heldSeconds,
			memoryMB: state.memoryMB,
			provisionedConcurrency: state.provisionedConcurrency,
			provisionedSeconds: seconds,
		},
		{
			...limits.prices,
			gatewayRequest: state.api === 'http' ? limits.gatewayPrices.http : limits.gatewayPrices.rest,
		},
	);
}
