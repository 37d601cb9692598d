import { formatNumber } from '../format/number.ts';
import { dollars, reading, share } from '../format/reading.ts';
import { allocate, isRefusal, refusalOf, type Allocation, type Refusal } from './allocate.ts';
import {
	costPerUsefulUnitHour,
	effectiveHourlyCost,
	expectedInterruptions,
	largestShare,
	lossProbability,
} from './interruption.ts';
import {
	chosenRequest,
	lossOf,
	requestOf,
	workloadOf,
	type Limits,
	type SpotFleetState,
} from './state.ts';
import { strategiesOf, strategyName, type Strategy } from './strategy.ts';

/** What a strategy does with the pools. */
export interface Plan {
	strategy: Strategy;
	/** As the API writes it. */
	name: string;
	allocation: Allocation;
	lossProbability: number;
	interruptions: number;
	effectiveHourlyCost: number;
	costPerUsefulUnitHour: number | null;
	largestShare: number;
}

/** The plans of a state. */
export interface Result {
	/** The plan of the chosen strategy, or why the API would refuse it. */
	chosen: Plan | Refusal;
	/** Every strategy that the API takes. */
	plans: Plan[];
}

/** What the chosen strategy buys, and what the others would. */
export function resultOf(state: SpotFleetState, limits: Limits): Result {
	const { pools } = state;
	const plans = strategiesOf(state.api).flatMap((strategy) => {
		const request = requestOf(state, strategy, limits);
		const allocation = allocate(request, pools, limits.minPricePerHour);
		return isRefusal(allocation) ? [] : [planOf(strategy, allocation, state)];
	});
	const refusal = refusalOf(chosenRequest(state, limits), pools, limits.minPricePerHour);
	return { chosen: refusal ?? plans.find(({ strategy }) => strategy === state.strategy)!, plans };
}

/** Whether the API would take the request. */
export const isPlan = (answer: Plan | Refusal): answer is Plan => !('kind' in answer);

function planOf(strategy: Strategy, allocation: Allocation, state: SpotFleetState): Plan {
	const loss = lossOf(state);
	const workload = workloadOf(state);
	return {
		strategy,
		name: strategyName(strategy, state.api),
		allocation,
		lossProbability: lossProbability(allocation, loss),
		interruptions: expectedInterruptions(allocation, loss.hours, loss.bandShares),
		effectiveHourlyCost: effectiveHourlyCost(allocation, workload, loss.bandShares),
		costPerUsefulUnitHour: costPerUsefulUnitHour(allocation, workload, loss.bandShares),
		largestShare: largestShare(allocation),
	};
}

/** Why a fleet has less than it asked for, for a sentence. */
const unfilledReasons = {
	noEligiblePool: 'no pool is cheap enough',
	poolsExhausted: 'the pools have no more',
	maxTotalPrice: 'the next instance would pass the total price',
	noOnDemandPrice: 'no pool has an On-Demand price',
};

/** The answer in a sentence or three. */
export function verdictOf(state: SpotFleetState, { chosen, plans }: Result): string {
	if (!isPlan(chosen)) return chosen.message;
	const { allocation, name } = chosen;
	const { unfilled } = allocation;
	if (allocation.units === 0)
		return `With ${name} the fleet gets nothing: ${unfilledReasons[unfilled!.reason]}.`;
	const used = allocation.pools.filter(({ instances }) => instances > 0).length;
	const spread =
		used === 0
			? `all ${formatNumber(allocation.units)} units are On-Demand`
			: used === 1
				? `one pool gets all ${formatNumber(allocation.spotUnits)} Spot units`
				: `${used} pools share ${formatNumber(allocation.spotUnits)} Spot units`;
	const missing = unfilled
		? ` ${formatNumber(unfilled.units)} units are missing: ${unfilledReasons[unfilled.reason]}.`
		: '';
	return `With ${name}, ${spread}, for ${dollars(allocation.hourlyCost)} an hour.${missing} ${riskOf(state, chosen)}${alternativeOf(chosen, plans)}`;
}

function riskOf(state: SpotFleetState, plan: Plan): string {
	const loss = `more than ${reading(state.sharePercent)} % of the fleet`;
	return plan.lossProbability === 0
		? `No single reclaim can take ${loss}.`
		: `Within ${formatNumber(state.hours)} hours one reclaim takes ${loss} with a probability of ${share(plan.lossProbability)}.`;
}

function alternativeOf(chosen: Plan, plans: readonly Plan[]): string {
	const full = plans.filter(
		({ allocation, lossProbability: risk }) =>
			!allocation.unfilled && risk < chosen.lossProbability,
	);
	if (full.length === 0) return '';
	const best = full.reduce((a, b) =>
		b.lossProbability < a.lossProbability ||
		(b.lossProbability === a.lossProbability && b.allocation.hourlyCost < a.allocation.hourlyCost)
			? b
			: a,
	);
	return best.lossProbability === 0
		? ` With ${best.name} that is impossible, for ${dollars(best.allocation.hourlyCost)}.`
		: ` With ${best.name} it is ${share(best.lossProbability)}, for ${dollars(best.allocation.hourlyCost)}.`;
}

/** The figures of a plan, with their names. */
export function figuresOf(state: SpotFleetState, plan: Plan): { label: string; text: string }[] {
	const { allocation } = plan;
	const onDemand = allocation.onDemandUnits;
	return [
		{ label: 'Cost an hour', text: dollars(allocation.hourlyCost) },
		{ label: 'With interruptions', text: `${dollars(plan.effectiveHourlyCost)} an hour` },
		{
			label: 'A useful unit’s hour',
			text:
				plan.costPerUsefulUnitHour === null
					? 'none is left'
					: `$${plan.costPerUsefulUnitHour.toFixed(4)}`,
		},
		{
			label: `More than ${reading(state.sharePercent)} % at once`,
			text: plan.lossProbability === 0 ? 'impossible' : share(plan.lossProbability),
		},
		{ label: 'Interrupted instances', text: `${reading(plan.interruptions)} expected` },
		{ label: 'Largest pool', text: `${share(plan.largestShare)} of the fleet` },
		{
			label: 'Instances',
			text: `${formatNumber(allocation.spotInstances)} Spot${allocation.onDemand ? `, ${formatNumber(allocation.onDemand.instances)} On-Demand` : ''}`,
		},
		{
			label: 'Units',
			text: `${formatNumber(allocation.units)} of ${formatNumber(state.targetUnits)}${onDemand > 0 ? `, ${formatNumber(onDemand)} On-Demand` : ''}`,
		},
	];
}

/** What each pool gives a plan, in words: the largest first, no more than four named. */
export function purchaseOf({ allocation }: Plan): string {
	const NAMED = 4;
	const used = allocation.pools
		.filter(({ instances }) => instances > 0)
		.toSorted((a, b) => b.units - a.units);
	const named = used
		.slice(0, NAMED)
		.map(
			({ instances, pool }) =>
				`${formatNumber(instances)} ${pool.instanceType} in ${pool.availabilityZone}`,
		);
	if (used.length > NAMED) named.push(`${used.length - NAMED} pools more`);
	if (allocation.onDemand)
		named.unshift(
			`${formatNumber(allocation.onDemand.instances)} ${allocation.onDemand.pool.instanceType} On-Demand`,
		);
	return named.length === 0 ? 'nothing' : named.join(', ');
}
