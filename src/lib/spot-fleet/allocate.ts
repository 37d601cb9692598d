import { max, range, sum } from 'd3-array';
import { formatNumber } from '../format/number.ts';
import { unitPrice, type Launch, type Pool } from './pool.ts';
import { strategyName, type FleetApi, type Strategy } from './strategy.ts';

/** What is asked of a fleet. */
export interface FleetRequest {
	/** Capacity that the fleet should have, units, a whole number from 1. */
	targetUnits: number;
	strategy: Strategy;
	api: FleetApi;
	/** Over how many of the cheapest pools `lowestPrice` spreads; `null` where it is not said, which means one. */
	poolsToUse: number | null;
	/** Most that a unit may cost, USD an hour; `null` for the On-Demand price of each pool. */
	maxPricePerUnit: number | null;
	/** Most that all Spot Instances together may cost, USD an hour. */
	maxTotalPricePerHour: number | null;
	/** How far below the best capacity score a pool still counts as one of the most available. AWS publishes none. */
	capacityTolerance: number;
	/** Units that are On-Demand before anything else; none where absent. */
	onDemandBaseUnits?: number;
	/** Share of the rest that is On-Demand, percent; none where absent. */
	onDemandPercentAboveBase?: number;
	/** Old Spot Fleet requests carry launch specifications, which know neither priorities nor On-Demand. */
	launchTemplate?: boolean;
}

/** Why a pool is not bought from. */
export type SkipReason = 'aboveMaxPrice' | 'aboveOnDemand';

/** Why a target is not reached. */
export type UnfilledReason =
	'noEligiblePool' | 'poolsExhausted' | 'maxTotalPrice' | 'noOnDemandPrice';

/** What a request buys. */
export interface Allocation {
	/** Spot Instances of every pool, in the order of the list. */
	pools: Launch[];
	/** On-Demand Instances, of the pool whose type is cheapest; `null` for none. */
	onDemand: Launch | null;
	spotUnits: number;
	onDemandUnits: number;
	/** Spot and On-Demand together. */
	units: number;
	spotInstances: number;
	/** Spot and On-Demand together, USD an hour, before anything is interrupted. */
	hourlyCost: number;
	/** What is missing to the target and why; `null` where it is reached. */
	unfilled: { units: number; reason: UnfilledReason } | null;
	/** Pools that the prices rule out. */
	skipped: { pool: Pool; reason: SkipReason }[];
	/** What AWS would accept and advises against, in words. */
	warnings: string[];
}

/** A request that the API would refuse. */
export interface Refusal {
	kind:
		| 'noTarget'
		| 'noPools'
		| 'strategyNotInApi'
		| 'poolsToUseNeedsLowestPrice'
		| 'maxPriceTooLow'
		| 'maxTotalNeedsFleet'
		| 'needsLaunchTemplate';
	/** What is wrong and what is allowed, for a reader. */
	message: string;
}

/** Whether a request was refused. */
export const isRefusal = (answer: Allocation | Refusal): answer is Refusal => 'kind' in answer;

/**
 * On-Demand and Spot parts of a target, as the instances distribution of an Auto Scaling group makes them: the
 * base first, then the percentage of the rest, rounded in favour of On-Demand
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html).
 *
 * @param percentAboveBase - 0 to 100
 */
export function splitOnDemand(
	targetUnits: number,
	baseUnits: number,
	percentAboveBase: number,
): { onDemandUnits: number; spotUnits: number } {
	const base = Math.min(targetUnits, baseUnits);
	const above = Math.ceil(((targetUnits - base) * percentAboveBase) / 100 - ROUNDING);
	return { onDemandUnits: base + above, spotUnits: targetUnits - base - above };
}

/** AWS advises a target of a multiple of the largest weight; below this one over-provisioning shows. */
const ADVISED_TARGET_OVER_WEIGHT = 2;

/** Sums of prices carry rounding errors; a cent’s billionth is none of them. */
const ROUNDING = 1e-9;

/**
 * What a fleet buys from these pools at one moment.
 *
 * Where a strategy uses several pools side by side, the next instance goes to the one with the fewest units, then
 * to the cheapest for a unit, then to the first of the list. That rule is ours; it reproduces the examples of
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html.
 *
 * @param minPricePerHour - least maximum price that the API takes, USD an hour
 */
export function allocate(
	request: FleetRequest,
	pools: readonly Pool[],
	minPricePerHour = 0,
): Allocation | Refusal {
	const refusal = refusalOf(request, pools, minPricePerHour);
	if (refusal) return refusal;
	const wanted = splitOnDemand(
		request.targetUnits,
		request.onDemandBaseUnits ?? 0,
		request.onDemandPercentAboveBase ?? 0,
	);
	const onDemand = buyOnDemand(request, pools, wanted.onDemandUnits);
	const onDemandMissing = wanted.onDemandUnits > 0 && !onDemand;
	const reasons = pools.map((pool) => skipReason(request, pool));
	const skipped = pools.flatMap((pool, index) => {
		const reason = reasons[index];
		return reason ? [{ pool, reason }] : [];
	});
	const eligible = range(pools.length).filter((index) => !reasons[index]);
	const bought = buySpot(request, pools, eligible, wanted.spotUnits);
	const launches = pools.map((pool, index) => launch(pool, bought.instances[index]!));
	const onDemandUnits = onDemand?.units ?? 0;
	const missing =
		Math.max(0, wanted.spotUnits - bought.units) + (onDemandMissing ? wanted.onDemandUnits : 0);
	return {
		pools: launches,
		onDemand,
		spotUnits: bought.units,
		onDemandUnits,
		units: bought.units + onDemandUnits,
		spotInstances: sum(bought.instances),
		hourlyCost:
			bought.cost + (onDemand ? onDemand.instances * onDemand.pool.onDemandPricePerHour! : 0),
		unfilled:
			missing > 0
				? {
						units: missing,
						reason: bought.units >= wanted.spotUnits ? 'noOnDemandPrice' : bought.stopped,
					}
				: null,
		skipped,
		warnings: warningsOf(request, launches),
	};
}

const launch = (pool: Pool, instances: number): Launch => ({
	pool,
	instances,
	units: instances * pool.weight,
});

function skipReason(request: FleetRequest, pool: Pool): SkipReason | null {
	const { pricePerHour, onDemandPricePerHour: onDemand } = pool;
	if (request.strategy === 'diversified' && onDemand !== null && pricePerHour >= onDemand)
		return 'aboveOnDemand';
	if (request.maxPricePerUnit !== null)
		return unitPrice(pool) > request.maxPricePerUnit + ROUNDING ? 'aboveMaxPrice' : null;
	return onDemand !== null && pricePerHour > onDemand ? 'aboveOnDemand' : null;
}

function buyOnDemand(
	{ strategy }: FleetRequest,
	pools: readonly Pool[],
	units: number,
): Launch | null {
	const priced = pools.filter((pool) => pool.onDemandPricePerHour !== null);
	if (units === 0 || priced.length === 0) return null;
	const price = (pool: Pool) => pool.onDemandPricePerHour! / pool.weight;
	const byPriority = strategy === 'capacityOptimizedPrioritized';
	const cheapest = priced.reduce((best, pool) => {
		const preferred = byPriority ? pool.priority - best.priority : 0;
		return preferred < 0 || (preferred === 0 && price(pool) < price(best)) ? pool : best;
	});
	return launch(cheapest, Math.ceil(units / cheapest.weight - ROUNDING));
}

interface Purchase {
	instances: number[];
	units: number;
	cost: number;
	stopped: UnfilledReason;
}

/** One instance after the other, to the zone and then to the pool whose turn it is. */
function buySpot(
	request: FleetRequest,
	pools: readonly Pool[],
	eligible: readonly number[],
	targetUnits: number,
): Purchase {
	const purchase: Purchase = {
		instances: pools.map(() => 0),
		units: 0,
		cost: 0,
		stopped: eligible.length === 0 ? 'noEligiblePool' : 'poolsExhausted',
	};
	const breadth = breadthOf(request);
	const groups = groupsOf(request, pools, eligible).map((members) => ({
		queue: orderOf(request, pools, members),
		units: 0,
	}));
	while (purchase.units < targetUnits) {
		let group: (typeof groups)[number] | undefined;
		for (const candidate of groups)
			if (candidate.queue.length > 0 && (!group || candidate.units < group.units))
				group = candidate;
		if (!group) break;
		const index = leastFilled(group.queue, breadth, pools, purchase.instances);
		const pool = pools[index]!;
		const cost = purchase.cost + pool.pricePerHour;
		if (request.maxTotalPricePerHour !== null && cost > request.maxTotalPricePerHour + ROUNDING) {
			purchase.stopped = 'maxTotalPrice';
			break;
		}
		purchase.cost = cost;
		purchase.units += pool.weight;
		group.units += pool.weight;
		purchase.instances[index]! += 1;
		if (pool.maxInstances !== null && purchase.instances[index]! >= pool.maxInstances)
			group.queue.splice(group.queue.indexOf(index), 1);
	}
	return purchase;
}

/** Zones for an Auto Scaling group, which balances them before anything else; otherwise all pools together. */
function groupsOf(
	{ api }: FleetRequest,
	pools: readonly Pool[],
	eligible: readonly number[],
): number[][] {
	const usable = eligible.filter((index) => pools[index]!.maxInstances !== 0);
	if (api !== 'autoScalingGroup') return [usable];
	const zones = new Map<string, number[]>();
	for (const index of usable) {
		const zone = pools[index]!.availabilityZone;
		zones.set(zone, [...(zones.get(zone) ?? []), index]);
	}
	return [...zones.values()];
}

/** How many pools a strategy fills side by side. */
function breadthOf({ strategy, poolsToUse }: FleetRequest): number {
	if (strategy === 'diversified') return Infinity;
	return strategy === 'lowestPrice' ? (poolsToUse ?? 1) : 1;
}

/** Pools in the order in which a strategy turns to them; ties keep the order of the list. */
function orderOf(
	{ strategy, capacityTolerance }: FleetRequest,
	pools: readonly Pool[],
	members: readonly number[],
): number[] {
	const by = (...keys: ((pool: Pool) => number)[]) =>
		[...members].sort((a, b) => {
			for (const key of keys) {
				const difference = key(pools[a]!) - key(pools[b]!);
				if (difference !== 0 && !Number.isNaN(difference)) return difference;
			}
			return a - b;
		});
	if (strategy === 'lowestPrice' || strategy === 'diversified') return by(unitPrice);
	const shortage = ({ capacityScore }: Pool) => -capacityScore;
	if (strategy === 'capacityOptimized')
		return by(shortage, ({ maxInstances }) => -(maxInstances ?? Infinity), unitPrice);
	const tiers = tiersOf(pools, members, capacityTolerance);
	const tier = (pool: Pool) => tiers.get(pool)!;
	return strategy === 'priceCapacityOptimized'
		? by(tier, unitPrice)
		: by(tier, ({ priority }) => priority, unitPrice);
}

/** Rank of every pool’s tier: the most available within the tolerance, then the most available of the rest. */
function tiersOf(
	pools: readonly Pool[],
	members: readonly number[],
	tolerance: number,
): Map<Pool, number> {
	const tiers = new Map<Pool, number>();
	const falling = members
		.map((index) => pools[index]!)
		.sort((a, b) => b.capacityScore - a.capacityScore);
	let rank = 0;
	let best = falling[0]?.capacityScore ?? 0;
	for (const pool of falling) {
		if (pool.capacityScore < best - tolerance) {
			rank += 1;
			best = pool.capacityScore;
		}
		tiers.set(pool, rank);
	}
	return tiers;
}

/** Of the first `breadth` pools of a queue, which stands in the order of preference, the one with the fewest units. */
function leastFilled(
	queue: readonly number[],
	breadth: number,
	pools: readonly Pool[],
	instances: readonly number[],
): number {
	let least = queue[0]!;
	let leastUnits = instances[least]! * pools[least]!.weight;
	for (let place = 1; place < Math.min(breadth, queue.length); place += 1) {
		const index = queue[place]!;
		const units = instances[index]! * pools[index]!.weight;
		if (units < leastUnits) {
			least = index;
			leastUnits = units;
		}
	}
	return least;
}

/**
 * Why the API would refuse a request; `null` where it would take it.
 *
 * @param minPricePerHour - least maximum price that the API takes, USD an hour
 */
export function refusalOf(
	request: FleetRequest,
	pools: readonly Pool[],
	minPricePerHour = 0,
): Refusal | null {
	const { strategy, api, poolsToUse, maxPricePerUnit } = request;
	const name = strategyName(strategy, api);
	if (!(request.targetUnits >= 1))
		return { kind: 'noTarget', message: 'A target of no units buys nothing; ask for at least 1.' };
	if (pools.length === 0)
		return { kind: 'noPools', message: 'A fleet needs at least one pool; add one to the table.' };
	if (api === 'autoScalingGroup' && strategy === 'diversified')
		return {
			kind: 'strategyNotInApi',
			message:
				'An Auto Scaling group has no diversified strategy. Take price-capacity-optimized over more types and zones, or EC2 Fleet.',
		};
	if (api === 'autoScalingGroup' && request.maxTotalPricePerHour !== null)
		return {
			kind: 'maxTotalNeedsFleet',
			message:
				'An Auto Scaling group knows no total price; leave it empty, or take EC2 Fleet or Spot Fleet.',
		};
	// Fleets take one pool for granted, so a one says nothing there; Auto Scaling refuses any number.
	const saysNothing = poolsToUse === null || (poolsToUse === 1 && api !== 'autoScalingGroup');
	if (strategy !== 'lowestPrice' && !saysNothing)
		return {
			kind: 'poolsToUseNeedsLowestPrice',
			message: `A number of pools to use is legal only with ${strategyName('lowestPrice', api)}; leave it empty for ${name}.`,
		};
	if (maxPricePerUnit !== null && maxPricePerUnit < minPricePerHour)
		return {
			kind: 'maxPriceTooLow',
			message: `A maximum price has to be at least $${formatNumber(minPricePerHour)} an hour.`,
		};
	if (request.launchTemplate === false) {
		if (strategy === 'capacityOptimizedPrioritized')
			return {
				kind: 'needsLaunchTemplate',
				message: 'Priorities need a launch template; launch specifications have none.',
			};
		if ((request.onDemandBaseUnits ?? 0) > 0 || (request.onDemandPercentAboveBase ?? 0) > 0)
			return {
				kind: 'needsLaunchTemplate',
				message: 'On-Demand Instances in a Spot Fleet need a launch template.',
			};
	}
	return null;
}

function warningsOf({ targetUnits }: FleetRequest, launches: readonly Launch[]): string[] {
	const largest = max(launches, ({ pool }) => pool.weight)!;
	const names = launches.map(({ pool }) => `${pool.instanceType} in ${pool.availabilityZone}`);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	return [
		...(largest > 1 && targetUnits < ADVISED_TARGET_OVER_WEIGHT * largest
			? [
					`One instance can count for ${formatNumber(largest)} of ${formatNumber(targetUnits)} units. AWS advises a target of two to three times the largest weight, or the fleet gets much more than it asked for.`,
				]
			: []),
		...(twice ? [`${twice} stands in the table twice; the APIs take a pool once.`] : []),
	];
}
