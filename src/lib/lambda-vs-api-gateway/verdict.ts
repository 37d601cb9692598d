import { formatNumber } from '../format/number.ts';
import { reading, share } from '../format/reading.ts';
import { timeoutProbability, type SharesError } from './model.ts';
import { canRaiseTimeout, hasPlans, type Layer, type Result } from './result.ts';
import type { LambdaVsApiGatewayState, Limits } from './state.ts';

/** What the layers are called in a sentence. */
export const layerNames: Record<Layer['name'], string> = {
	plan: 'usage plan',
	method: 'stage or method',
	account: 'account',
};

/** The lab’s answer in words: what binds, what share of requests fails and how, and what would lift it. */
export function verdictOf(
	state: LambdaVsApiGatewayState,
	result: Result | SharesError,
	limits: Limits,
): string {
	if ('kind' in result) return refusal(state, result);
	if (state.requestsPerSecond === 0 && result.timeline.totals.arrivals < 1)
		return 'No requests, nothing refused.';
	const parts = [
		gatewaySentence(state, result),
		lambdaSentence(state, result),
		burstSentence(result),
		scalingSentence(state, result),
		quotaSentence(state, result),
		timeoutSentence(state, result, limits),
	].filter((part) => part !== null);
	if (result.steady.gatewayRefused > 0 || result.steady.lambdaThrottled > 0) return parts.join(' ');
	return [
		`Everything is served in steady state: all ${reading(result.steady.admitted)} requests a second.`,
		...parts,
	].join(' ');
}

/** What a reader should know about this combination of inputs, beside the answer. */
export function warningsOf(state: LambdaVsApiGatewayState, result: Result | SharesError): string[] {
	const warnings: string[] = [];
	if ('kind' in result) return warnings;
	const { gatewayTimeoutSeconds } = result;
	if (state.functionTimeoutSeconds > gatewayTimeoutSeconds)
		warnings.push(
			`The function may run ${reading(state.functionTimeoutSeconds)} s, the gateway waits ${reading(gatewayTimeoutSeconds)} s: whoever is slower gets 504 while you keep paying.`,
		);
	if (state.reservedConcurrency !== null && state.reservedConcurrency > 0) {
		if (state.provisionedConcurrency === state.reservedConcurrency)
			warnings.push(
				'All that is reserved is provisioned: $LATEST and every other version of the function are throttled.',
			);
	}
	if (!hasPlans(state) && (state.planRequestsPerSecond !== null || state.planQuota !== null))
		warnings.push('HTTP APIs have no usage plans, so the plan’s limits are left out.');
	if (
		!canRaiseTimeout(state) &&
		state.gatewayTimeoutSeconds !== null &&
		state.gatewayTimeoutSeconds > gatewayTimeoutSeconds
	)
		warnings.push(
			`Only Regional and private REST APIs can wait longer, so ${reading(gatewayTimeoutSeconds)} s stand.`,
		);
	const dry = result.layers.find(({ burst }) => burst < 1);
	if (dry) warnings.push(`A burst below 1 of the ${layerNames[dry.name]} refuses every request.`);
	return warnings;
}

function refusal({ accountConcurrency }: LambdaVsApiGatewayState, error: SharesError): string {
	return error.kind === 'reservations-exceed-account'
		? `AWS would refuse this: of ${reading(accountConcurrency)} at most ${reading(error.reservable)} can be reserved or provisioned, the rest stays for functions without a reservation.`
		: `AWS would refuse this: provisioned concurrency is at most the ${reading(error.reserved)} that are reserved.`;
}

function gatewaySentence(
	{ requestsPerSecond }: LambdaVsApiGatewayState,
	{ steady: { gatewayRefused, refusingLayer }, layers }: Result,
): string | null {
	if (refusingLayer === null) return null;
	const layer = layers[refusingLayer]!;
	const lift =
		layer.burst < 1
			? 'Its burst has to be 1 or more.'
			: `A rate of ${reading(requestsPerSecond)} would admit all.`;
	return `API Gateway is the bottleneck: its ${layerNames[layer.name]} limit refuses ${some(gatewayRefused, requestsPerSecond)} with 429. ${lift}`;
}

function lambdaSentence(
	state: LambdaVsApiGatewayState,
	{ steady: { lambdaThrottled, refusingLayer }, ceiling, quotaUnits, heldSeconds, scaling }: Result,
): string | null {
	if (state.reservedConcurrency === 0)
		return 'The function is switched off: a reservation of 0 throttles every request that reaches it.';
	if (lambdaThrottled <= 0) return null;
	const needed = Math.ceil(quotaUnits - 1e-9);
	const [limit, lift] =
		state.reservedConcurrency === null
			? [
					'the account’s concurrency',
					`An account quota of ${reading(state.accountConcurrency + needed - ceiling)}`,
				]
			: ['this function’s reservation', `A reservation of ${reading(needed)}`];
	const perUnit = scaling.requestsPerSecondPerUnit;
	const rule =
		heldSeconds < 1 / perUnit
			? ` by the rule of ${reading(perUnit)} requests a second for each unit`
			: '';
	return `Lambda is ${refusingLayer === null ? 'the' : 'the next'} bottleneck: ${limit} throttles ${some(lambdaThrottled, state.requestsPerSecond)}${rule}; the client sees ${throttleStatusOf(state)}. ${lift} would admit all.`;
}

function burstSentence({ steady, layers, timeline }: Result): string | null {
	if (steady.refusingLayer !== null) return null;
	const refused = timeline.refusedByLayer.slice(0, layers.length);
	const most = Math.max(...refused);
	if (most < 1) return null;
	const layer = refused.indexOf(most);
	return `A burst goes beyond the bucket of the ${layerNames[layers[layer]!.name]}: ${reading(most)} requests of the time shown get 429. A burst of ${reading(Math.ceil(timeline.burstNeeded[layer]!))} would admit them.`;
}

function scalingSentence(
	state: LambdaVsApiGatewayState,
	{ timeline, scaling, quotaUnits, ceiling, secondsToCapacity, steady }: Result,
): string | null {
	const { throttledWhileScaling: throttled, totals } = timeline;
	if (throttled < 1) {
		const beyond = totals.lambdaThrottled;
		return steady.lambdaThrottled > 0 || beyond < 1 || state.reservedConcurrency === 0
			? null
			: `${steady.gatewayRefused > 0 ? 'Until the burst of API Gateway is spent' : 'For a moment'}, more arrives than the ceiling of ${reading(ceiling)} holds: ${reading(beyond)} requests are throttled.`;
	}
	const spared = Math.ceil(Math.min(quotaUnits, ceiling) - scaling.burst);
	const lift =
		spared > state.provisionedConcurrency
			? ` With ${reading(spared)} provisioned it would be there at once.`
			: ' A slower rise would spare them.';
	const time = secondsToCapacity > 0 ? ` for ${reading(secondsToCapacity)} s` : '';
	return `Growing binds first${time}: a function adds ${reading(scaling.burst)} environments at once and ${reading(scaling.unitsPerSecond)} a second after that, so ${reading(throttled)} of ${reading(totals.arrivals)} requests are throttled on the way.${lift}`;
}

const PERIOD_SECONDS = { day: 86_400, week: 604_800, month: 2_592_000 };

function quotaSentence(state: LambdaVsApiGatewayState, { steady }: Result): string | null {
	if (state.planQuota === null || !hasPlans(state)) return null;
	const passed = state.requestsPerSecond - steady.gatewayRefused;
	const seconds = passed > 0 ? state.planQuota / passed : Infinity;
	if (seconds >= PERIOD_SECONDS[state.planPeriod]) return null;
	return `At this rate the usage plan’s quota of ${reading(state.planQuota)} a ${state.planPeriod} is spent after ${readTime(seconds)}; from then on every request gets 429.`;
}

/** A share of late requests that is worth a sentence, and one that the advice aims at. */
const LATE_SHARE = 0.0005;
const LATE_AIM = 0.001;

function timeoutSentence(
	state: LambdaVsApiGatewayState,
	{ timeoutShare, gatewayTimeoutSeconds }: Result,
	limits: Limits,
): string | null {
	if (timeoutShare < LATE_SHARE) return null;
	if (state.functionTimeoutSeconds <= gatewayTimeoutSeconds)
		return `${share(timeoutShare)} of the requests that run are ended by the function’s own timeout of ${reading(state.functionTimeoutSeconds)} s and fail.`;
	const enough = timeoutFor(state, LATE_AIM, limits.raisedTimeoutSeconds);
	const lift =
		enough === null || !canRaiseTimeout(state)
			? 'Waiting longer is no way out here; answer at once and work asynchronously.'
			: `An integration timeout of ${reading(enough)} s would bring that to ${share(LATE_AIM)}.`;
	return `${share(timeoutShare)} of the requests that run take longer than the ${reading(gatewayTimeoutSeconds)} s that the gateway waits: the client gets 504, the function runs on. ${lift}`;
}

/** The shortest whole timeout that leaves at most this share late, up to a bound. */
function timeoutFor(state: LambdaVsApiGatewayState, late: number, bound: number): number | null {
	for (let seconds = 1; seconds <= bound; seconds += 1) {
		if (timeoutProbability(state.durationSeconds, state.coefficientOfVariation, seconds) <= late)
			return seconds;
	}
	return null;
}

/** The status that a client gets when Lambda throttles: an assumption, because the sources disagree. */
export function throttleStatusOf({ throttleStatus, api }: LambdaVsApiGatewayState): string {
	if (throttleStatus !== 'auto') return throttleStatus;
	return api === 'http' ? '503' : '500';
}

const some = (count: number, all: number) =>
	`${reading(count)} of ${reading(all)} requests a second (${share(count / all)})`;

/** A time in the largest unit that leaves at least one. */
function readTime(seconds: number): string {
	const [unit, name] =
		seconds >= 172_800
			? ([86_400, 'days'] as const)
			: seconds >= 7200
				? ([3600, 'hours'] as const)
				: seconds >= 120
					? ([60, 'minutes'] as const)
					: ([1, 's'] as const);
	return `${formatNumber(Number((seconds / unit).toPrecision(2)))} ${name}`;
}
