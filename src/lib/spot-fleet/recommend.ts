import { median, min } from 'd3-array';
import { formatNumber } from '../format/number.ts';
import { dollars, share as percent } from '../format/reading.ts';
import { allocate, isRefusal, type Allocation, type FleetRequest } from './allocate.ts';
import {
	effectiveHourlyCost,
	lossProbability,
	type LossQuestion,
	type Workload,
} from './interruption.ts';
import type { Pool } from './pool.ts';
import { strategiesOf, strategyName, type Strategy } from './strategy.ts';

/** What the reader says of the work; the fleet’s own inputs come with it. */
export interface Answers {
	request: Omit<FleetRequest, 'strategy' | 'poolsToUse'>;
	/** Whether any one instance may go after the notice without damage that users see. */
	isInterruptible: boolean;
	workload: Workload;
	/** Whether an interruption loses long work that has no checkpoint. */
	losesLongWork: boolean;
	/** The share that may vanish at once, the hours it is asked over, and how reclaims come. */
	loss: LossQuestion;
	/** Whether work that is finished late is fine. */
	isLateFine: boolean;
	/** Whether some types run the work better. */
	hasPreferredTypes: boolean;
	/** Probability of a loss beyond the share that the reader still accepts. */
	acceptedLossProbability: number;
	/** AWS’s advice on how many types a fleet should have. */
	advisedTypes: number;
}

/** A strategy with its computed figures. */
export interface Outcome {
	strategy: Strategy;
	allocation: Allocation;
	lossProbability: number;
	effectiveHourlyCost: number;
}

/** What to use and why. */
export interface Recommendation {
	/** `null` for On-Demand Instances. */
	strategy: Strategy | null;
	/** The number of pools to use, with `lowestPrice`. */
	poolsToUse: number | null;
	/** The rule’s reason, as a sentence. */
	reason: string;
	/** What to do beside it. */
	advice: string[];
	/** Where the computed figures favour another strategy, how and by how much; `null` where they agree. */
	disagreement: string | null;
}

/** An interruption is dear from the price of this many instance hours on, and nearly free below this many. */
const DEAR_INSTANCE_HOURS = 1;
const FREE_INSTANCE_HOURS = 0.1;

/** `lowestPrice` over one pool loses everything at once. */
const LEAST_POOLS = 2;

/** The outcome of every strategy of the API for the same pools. */
export function outcomesOf(answers: Answers, pools: readonly Pool[]): Outcome[] {
	return strategiesOf(answers.request.api).flatMap((strategy) => {
		const poolsToUse = strategy === 'lowestPrice' ? LEAST_POOLS : null;
		const allocation = allocate({ ...answers.request, strategy, poolsToUse }, pools);
		if (isRefusal(allocation) || allocation.unfilled) return [];
		return [
			{
				strategy,
				allocation,
				lossProbability: lossProbability(allocation, answers.loss),
				effectiveHourlyCost: effectiveHourlyCost(
					allocation,
					answers.workload,
					answers.loss.bandShares,
				),
			},
		];
	});
}

/** The strategy for this work, by rules in the order in which they bind, checked against the computed figures. */
export function recommend(answers: Answers, pools: readonly Pool[]): Recommendation {
	if (!answers.isInterruptible)
		return {
			strategy: null,
			poolsToUse: null,
			reason:
				'Users see it when an instance goes, and a Spot Instance can go at two minutes’ notice. Run this on On-Demand Instances.',
			advice: ['Savings Plans or Reserved Instances lower that price without interruptions.'],
			disagreement: null,
		};
	const rule = ruleFor(answers, pools);
	return {
		...rule,
		poolsToUse: rule.strategy === 'lowestPrice' ? LEAST_POOLS : null,
		advice: adviceFor(answers, pools, rule.strategy),
		disagreement: disagreementOf(answers, rule.strategy, outcomesOf(answers, pools)),
	};
}

function ruleFor(answers: Answers, pools: readonly Pool[]): { strategy: Strategy; reason: string } {
	const { workload, loss, request } = answers;
	const instanceHour = median(pools, ({ pricePerHour }) => pricePerHour) ?? 0;
	const cost = workload.costPerInterruption;
	const price = `${dollars(cost)} against ${dollars(instanceHour)} for an instance hour`;
	if (answers.losesLongWork || cost >= DEAR_INSTANCE_HOURS * instanceHour) {
		const why = answers.losesLongWork
			? 'An interruption throws long work away'
			: `An interruption is dear, ${price}`;
		return answers.hasPreferredTypes
			? {
					strategy: 'capacityOptimizedPrioritized',
					reason: `${why}, so capacity comes first; among the pools that have it, your preferred types are taken first.`,
				}
			: {
					strategy: 'capacityOptimized',
					reason: `${why}, so take the pools that have most capacity, whatever they cost.`,
				};
	}
	if (answers.isLateFine && cost <= FREE_INSTANCE_HOURS * instanceHour)
		return {
			strategy: 'lowestPrice',
			reason: `Late is fine and an interruption costs next to nothing, ${price}. Then the cheapest pools are the cheapest work, over ${LEAST_POOLS} pools at least. AWS does not recommend this strategy, because it is interrupted most.`,
		};
	if (loss.share < 1) {
		const needed = Math.ceil(1 / loss.share - 1e-9);
		const bound = `No more than ${percent(loss.share)} may vanish at once, which takes ${formatNumber(needed)} pools of equal size or more`;
		return request.api === 'autoScalingGroup'
			? {
					strategy: 'priceCapacityOptimized',
					reason: `${bound}. An Auto Scaling group cannot spread by strategy, but it balances its zones: give it more zones and more types.`,
				}
			: { strategy: 'diversified', reason: `${bound}, so spread the fleet over all.` };
	}
	return {
		strategy: 'priceCapacityOptimized',
		reason:
			'Nothing asks for more than that: it finds the pools with the most capacity and takes the cheapest of them, and AWS recommends it for most work.',
	};
}

function adviceFor(
	{ request, loss, advisedTypes, hasPreferredTypes }: Answers,
	pools: readonly Pool[],
	strategy: Strategy,
): string[] {
	const types = new Set(pools.map(({ instanceType }) => instanceType)).size;
	const needed = Math.ceil(1 / loss.share - 1e-9);
	return [
		types < advisedTypes
			? `Add instance types: you have ${types}, and AWS advises ${advisedTypes} or more, in all zones.`
			: 'Keep to all zones that you can use.',
		...(strategy === 'diversified' && pools.length < needed
			? [`Add pools: ${pools.length} cannot keep a loss below ${percent(loss.share)}.`]
			: []),
		...(request.maxPricePerUnit === null
			? []
			: ['Take the maximum price away: it saves nothing and brings interruptions.']),
		...(hasPreferredTypes && strategy !== 'capacityOptimizedPrioritized'
			? [
					`${strategyName(strategy, request.api)} knows no priorities; leave out the types that you do not want.`,
				]
			: []),
		'Turn Capacity Rebalancing on, and act on the interruption notice.',
	];
}

/** The figures favour the cheapest strategy whose risk the reader accepts, or else the one of least risk. */
function disagreementOf(
	{ acceptedLossProbability, loss, request }: Answers,
	ruled: Strategy,
	outcomes: readonly Outcome[],
): string | null {
	const own = outcomes.find(({ strategy }) => strategy === ruled);
	if (!own) return 'With these pools it does not reach the target; see the comparison below.';
	const accepted = outcomes.filter((outcome) => outcome.lossProbability <= acceptedLossProbability);
	const least = min(outcomes, (outcome) => outcome.lossProbability)!;
	const candidates =
		accepted.length > 0
			? accepted
			: outcomes.filter((outcome) => outcome.lossProbability === least);
	const best = candidates.reduce((a, b) =>
		b.effectiveHourlyCost < a.effectiveHourlyCost - TIE ? b : a,
	);
	const isAsGood =
		candidates.includes(own) && own.effectiveHourlyCost <= best.effectiveHourlyCost + TIE;
	if (isAsGood) return null;
	const figures = (outcome: Outcome) =>
		`${strategyName(outcome.strategy, request.api)} costs ${dollars(outcome.effectiveHourlyCost)} an hour with interruptions and loses more than ${percent(loss.share)} at once with a probability of ${percent(outcome.lossProbability)}`;
	return `The figures of these pools favour another: ${figures(best)}; ${figures(own)}.`;
}

/** Differences of cost below this are none, USD an hour. */
const TIE = 1e-6;
