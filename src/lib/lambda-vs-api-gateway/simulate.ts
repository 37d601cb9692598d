import type { Random } from '../random/random.ts';
import { assertNonNegative } from '../check.ts';
import { flowThroughBucket, type FlowingBucket, type TokenBucket } from './token-bucket.ts';
import { arrivalsOf, type Profile } from './traffic.ts';

/** How fast a function may add capacity. */
export interface Scaling {
	/** Units it may add at once. */
	burst: number;
	/** Units that come back, per second. */
	unitsPerSecond: number;
	/** Requests a second that one unit admits. */
	requestsPerSecondPerUnit: number;
}

/** All that the timeline depends on. */
export interface Scenario {
	profile: Profile;
	horizonSeconds: number;
	/** Mean time that a request holds an environment, seconds. */
	durationSeconds: number;
	/** Units that the function may reach. */
	ceiling: number;
	/** Units that are warm from the start. */
	provisioned: number;
	scaling: Scaling;
	/** Whether the allowance comes back evenly, or the whole burst at once when it is due. */
	refill: 'continuous' | 'stepped';
	/** API Gateway’s layers in the order in which they are asked. */
	layers: readonly TokenBucket[];
	/** Whether a request that a later layer refuses gives the earlier ones their token back. */
	atomicLayers: boolean;
	/** Requests that the usage plan still allows; `null` without a quota. */
	quotaRequests: number | null;
	/** Share of admitted requests that end in a timeout, from 0 to 1. */
	timeoutShare: number;
	/** Time without need after which capacity is given back, seconds. */
	idleSeconds: number;
	/** Intervals that the series are collected in. */
	samples: number;
	random: Random;
}

/** Requests by what became of them. */
export interface Outcomes {
	arrivals: number;
	served: number;
	/** Refused by API Gateway, all layers and the quota together. */
	gatewayRefused: number;
	/** Throttled by Lambda. */
	lambdaThrottled: number;
	timedOut: number;
}

/** An interval of the timeline. Outcomes are requests per second over it, the rest is its highest value. */
export interface Sample extends Outcomes {
	/** End of the interval, seconds. */
	atSeconds: number;
	/** Environments that are busy. */
	busy: number;
	/** Units that the function has been granted. */
	granted: number;
	/** Tokens left at the end, one number for each layer. */
	tokens: number[];
}

/** What became of the traffic. */
export interface Timeline {
	samples: Sample[];
	/** Requests over the whole time. */
	totals: Outcomes;
	/** Requests refused by each layer, and last by the quota. */
	refusedByLayer: number[];
	/** Of the throttled requests, those that the ceiling would have admitted. */
	throttledWhileScaling: number;
	coldStarts: number;
	/** Most environments at once. */
	environments: number;
	/** Tokens that each layer would have needed at the start to refuse nothing. */
	burstNeeded: number[];
	/** When the usage plan’s quota was spent, seconds; `null` while it lasts. */
	quotaSpentAtSeconds: number | null;
}

/** The longest step, seconds, and the fewest steps that a request takes. */
const STEP_SECONDS = 0.1;
const STEPS_PER_REQUEST = 5;

/**
 * Follows a flow of requests through API Gateway’s buckets and Lambda’s concurrency.
 *
 * A unit of concurrency is held for as long as a request counts against the quota, which is never less than
 * the inverse of requests per second per unit; so the cap on the rate needs no rule of its own. Requests are
 * a fluid: the totals agree with the closed forms within the requests of one such hold.
 *
 * @throws {RangeError} when a number is negative or not finite, or the horizon, samples or rate per unit zero
 */
export function simulate(scenario: Scenario): Timeline {
	const { profile, horizonSeconds, durationSeconds, scaling, layers, random } = scenario;
	const perUnit = scaling.requestsPerSecondPerUnit;
	assertNonNegative({
		horizonSeconds,
		durationSeconds,
		ceiling: scenario.ceiling,
		provisioned: scenario.provisioned,
		burst: scaling.burst,
		unitsPerSecond: scaling.unitsPerSecond,
		requestsPerSecondPerUnit: perUnit,
		timeoutShare: scenario.timeoutShare,
		requestsPerSecond: profile.requestsPerSecond,
	});
	for (const [name, value] of Object.entries({
		horizonSeconds,
		perUnit,
		samples: scenario.samples,
	}))
		if (!(value > 0)) throw new RangeError(`${name} must be above 0, got ${value}`);

	const heldSeconds = Math.max(durationSeconds, 1 / perUnit);
	const heldSteps = Math.max(STEPS_PER_REQUEST, Math.ceil(heldSeconds / STEP_SECONDS));
	const step = heldSeconds / heldSteps;
	const busyShare = durationSeconds / heldSeconds;
	const steppedEvery =
		scaling.unitsPerSecond > 0 ? scaling.burst / scaling.unitsPerSecond : Infinity;

	const held = new Float64Array(heldSteps);
	const buckets: FlowingBucket[] = layers.map((layer) => ({ ...layer, tokens: layer.burst }));
	const burstNeeded = layers.map(() => 0);
	const debts = layers.map(() => 0); // tokens that a bucket without a bound would owe
	const refusedByLayer = new Array<number>(layers.length + 1).fill(0);
	const samples: Sample[] = [];
	const totals = noOutcomes();
	let current = noOutcomes();
	let peaks = { busy: 0, granted: 0 };
	let sampleFrom = 0;
	let unitsBusy = 0;
	let granted = Math.min(scenario.provisioned, scenario.ceiling);
	let allowance = scaling.burst;
	let nextRefill = steppedEvery;
	let environments = granted;
	let mostEnvironments = granted;
	let throttledWhileScaling = 0;
	let coldStarts = 0;
	let quotaLeft = scenario.quotaRequests ?? Infinity;
	let quotaSpentAtSeconds: number | null = null;
	let neededAt = 0;

	for (let index = 0, from = 0; from < horizonSeconds; index += 1) {
		const to = Math.min(horizonSeconds, (index + 1) * step);
		const seconds = to - from;
		const { spread, together } = arrivalsOf(profile, from, to, random);
		const arrivals = spread + together;

		let passed = Math.min(arrivals, quotaLeft);
		refusedByLayer[layers.length]! += arrivals - passed;
		passed = passLayers(partOf(passed, arrivals), spread, together, seconds);
		quotaLeft -= passed;
		if (quotaLeft <= NOTHING) quotaSpentAtSeconds ??= to;

		const slot = index % heldSteps;
		unitsBusy = Math.max(0, unitsBusy - held[slot]!);
		const wanted = Math.min(scenario.ceiling, unitsBusy + passed);
		if (scenario.refill === 'continuous')
			allowance = Math.min(
				scaling.burst,
				allowance + (index > 0 ? seconds * scaling.unitsPerSecond : 0),
			);
		else if (from >= nextRefill - 1e-9) {
			allowance = scaling.burst;
			nextRefill += steppedEvery;
		}
		if (wanted > granted) {
			const added = Math.min(wanted - granted, allowance);
			granted += added;
			allowance -= added;
		}
		if (wanted >= granted) neededAt = to;
		else if (to - neededAt >= scenario.idleSeconds) {
			granted = Math.max(wanted, Math.min(scenario.provisioned, scenario.ceiling));
			environments = Math.max(unitsBusy * busyShare, Math.min(environments, granted));
			neededAt = to;
		}
		const admitted = Math.max(0, Math.min(passed, granted - unitsBusy));
		throttledWhileScaling += Math.max(0, wanted - unitsBusy - admitted);
		held[slot] = admitted;
		unitsBusy += admitted;
		const busy = unitsBusy * busyShare;
		if (busy > environments) {
			coldStarts += busy - environments;
			environments = busy;
			mostEnvironments = Math.max(mostEnvironments, environments);
		}

		const timedOut = admitted * scenario.timeoutShare;
		add({
			arrivals,
			served: admitted - timedOut,
			gatewayRefused: arrivals - passed,
			lambdaThrottled: passed - admitted,
			timedOut,
		});
		peaks = { busy: Math.max(peaks.busy, busy), granted: Math.max(peaks.granted, granted) };
		if (to >= ((samples.length + 1) * horizonSeconds) / scenario.samples - 1e-9) collect(to);
		from = to;
	}
	return {
		samples,
		totals,
		refusedByLayer,
		throttledWhileScaling,
		coldStarts,
		environments: mostEnvironments,
		burstNeeded,
		quotaSpentAtSeconds,
	};

	/** Sends what the quota left through the buckets; answers how much comes out. */
	function passLayers(
		quotaShare: number,
		spread: number,
		together: number,
		seconds: number,
	): number {
		let even = spread * quotaShare;
		let atOnce = together * quotaShare;
		if (scenario.atomicLayers && buckets.length > 0) {
			const admissible = buckets.map((bucket) =>
				flowThroughBucket({ ...bucket }, seconds, atOnce, even),
			);
			const least = Math.min(...admissible);
			const share = partOf(least, even + atOnce);
			refusedByLayer[admissible.indexOf(least)]! += even + atOnce - least;
			even *= share;
			atOnce *= share;
		}
		for (const [layer, bucket] of buckets.entries()) {
			const owed = debts[layer]! + atOnce;
			debts[layer] = Math.max(0, owed + even - seconds * bucket.ratePerSecond);
			burstNeeded[layer] = Math.max(burstNeeded[layer]!, owed, debts[layer]!);
			const offered = even + atOnce;
			const admitted = flowThroughBucket(bucket, seconds, atOnce, even);
			refusedByLayer[layer]! += offered - admitted;
			const share = partOf(admitted, offered);
			even *= share;
			atOnce *= share;
		}
		return even + atOnce;
	}

	function add(outcomes: Outcomes): void {
		for (const key of outcomeKeys) {
			current[key] += outcomes[key];
			totals[key] += outcomes[key];
		}
	}

	function collect(to: number): void {
		const seconds = to - sampleFrom;
		const rates = Object.fromEntries(
			outcomeKeys.map((key) => [key, current[key] / seconds]),
		) as unknown as Outcomes;
		samples.push({
			...rates,
			...peaks,
			atSeconds: to,
			tokens: buckets.map(({ tokens }) => tokens),
		});
		sampleFrom = to;
		current = noOutcomes();
		peaks = { busy: 0, granted: 0 };
	}
}

/** A share of what is there; of less than this many requests nothing is counted. */
const NOTHING = 1e-12;
const partOf = (part: number, whole: number) => (whole > NOTHING ? part / whole : 0);

const outcomeKeys = [
	'arrivals',
	'served',
	'gatewayRefused',
	'lambdaThrottled',
	'timedOut',
] as const;

const noOutcomes = (): Outcomes => ({
	arrivals: 0,
	served: 0,
	gatewayRefused: 0,
	lambdaThrottled: 0,
	timedOut: 0,
});
