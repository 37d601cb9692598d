import { max, sum } from 'd3-array';
import { assertNonNegative } from '../check.ts';
import { binomialAbove } from '../probability/binomial.ts';
import type { Allocation } from './allocate.ts';
import type { Launch } from './pool.ts';

/**
 * Share of a pool’s instances that are reclaimed within a month, for the bands of the Spot Instance Advisor: the
 * middles of 0–5, 5–10, 10–15 and 15–20 %, and a guess for the last, which has no upper end.
 */
export const bandShares: readonly number[] = [0.025, 0.075, 0.125, 0.175, 0.25];

/** Hours of the month that the Advisor counts over. */
const HOURS_PER_MONTH = 730;

/** How reclaims come: ours, not AWS’s, which documents none of it. */
export interface ReclaimModel {
	/** Part of the hazard that strikes a whole pool at once, 0 to 1; the rest strikes single instances. */
	sharedShock: number;
	/** Probability that an instance of a struck pool is taken, above 0 up to 1. */
	hitProbability: number;
	/** Monthly shares by band; those of `bandShares` where absent. */
	bandShares?: readonly number[];
}

/** What a loss at once is asked over. */
export interface LossQuestion extends ReclaimModel {
	/** Part of the fleet’s units that may not be exceeded, 0 to 1. */
	share: number;
	hours: number;
}

/** Interruptions of an instance per hour, from its band: the rate at which the band’s share is gone after a month. */
export function hazardPerHour(band: number, shares: readonly number[] = bandShares): number {
	const share = shares[band];
	if (share === undefined || !(share >= 0 && share < 1))
		throw new RangeError(`band ${band} has no monthly share from 0 up to 1`);
	return -Math.log1p(-share) / HOURS_PER_MONTH;
}

/** Reclaims of a whole pool per hour: rarer than an instance’s hazard where each takes less than all. */
export function shocksPerHour({ pool }: Launch, model: ReclaimModel): number {
	const { sharedShock, hitProbability } = model;
	return (sharedShock * hazardPerHour(pool.interruptionBand, model.bandShares)) / hitProbability;
}

/** Most instances of a launch that can go while the fleet keeps what it must. */
export function tolerableLosses(share: number, units: number, { pool }: Launch): number {
	return Math.floor((share * units) / pool.weight + 1e-9);
}

/**
 * Probability that one reclaim takes more than a share of the fleet within the hours, the fleet being refilled
 * between reclaims. Counts reclaims of whole pools; single instances that go alone are in `expectedInterruptions`.
 * On-Demand units count in the whole and are never lost.
 *
 * @throws {RangeError} where a share or probability is not one
 */
export function lossProbability(allocation: Allocation, question: LossQuestion): number {
	const { share, hours, sharedShock, hitProbability } = question;
	assertNonNegative({ share, hours, sharedShock, hitProbability });
	if (share > 1 || sharedShock > 1 || hitProbability > 1 || hitProbability === 0)
		throw new RangeError(
			'share and sharedShock must be from 0 to 1, hitProbability above 0 up to 1',
		);
	const perHour = sum(allocation.pools, (launch) =>
		launch.instances === 0
			? 0
			: shocksPerHour(launch, question) *
				binomialAbove(
					tolerableLosses(share, allocation.units, launch),
					launch.instances,
					hitProbability,
				),
	);
	return -Math.expm1(-hours * perHour);
}

/** Expected number of Spot Instances that are interrupted within the hours; the same however they come together. */
export function expectedInterruptions(
	allocation: Allocation,
	hours: number,
	shares?: readonly number[],
): number {
	return sum(
		allocation.pools,
		({ instances, pool }) => instances * hazardPerHour(pool.interruptionBand, shares) * hours,
	);
}

/** The largest part of the fleet that one pool holds, which the reclaim of a pool can take. */
export function largestShare({ pools, units }: Allocation): number {
	return units === 0 ? 0 : max(pools, (launch) => launch.units)! / units;
}

/** What an interruption costs the work. */
export interface Workload {
	/** USD for every instance that is interrupted, beside the time it repeats. */
	costPerInterruption: number;
	/** Time between two checkpoints; half of it is lost on average. */
	checkpointMinutes: number;
	/** Time until a replacement does useful work. */
	restartMinutes: number;
}

/** Hours of an instance that an interruption wastes. */
const wastedHours = ({ checkpointMinutes, restartMinutes }: Workload) =>
	(checkpointMinutes / 2 + restartMinutes) / 60;

/** Hourly cost with what interruptions add: their own cost, and the instance hours that are worked again. USD. */
export function effectiveHourlyCost(
	allocation: Allocation,
	workload: Workload,
	shares?: readonly number[],
): number {
	return (
		allocation.hourlyCost +
		sum(
			allocation.pools,
			({ instances, pool }) =>
				instances *
				hazardPerHour(pool.interruptionBand, shares) *
				(workload.costPerInterruption + pool.pricePerHour * wastedHours(workload)),
		)
	);
}

/** Effective cost of a unit’s hour of work that is not thrown away, USD; `null` where nothing useful remains. */
export function costPerUsefulUnitHour(
	allocation: Allocation,
	workload: Workload,
	shares?: readonly number[],
): number | null {
	const wasted = sum(
		allocation.pools,
		({ units, pool }) =>
			units * hazardPerHour(pool.interruptionBand, shares) * wastedHours(workload),
	);
	const useful = allocation.units - wasted;
	return useful > 0 ? effectiveHourlyCost(allocation, workload, shares) / useful : null;
}
