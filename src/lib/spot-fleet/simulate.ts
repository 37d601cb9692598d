import { max, range, sum } from 'd3-array';
import { binomialQuantile } from '../probability/binomial';
import { poisson, type Random } from '../random/random';
import type { Allocation } from './allocate';
import {
	hazardPerHour,
	shocksPerHour,
	tolerableLosses,
	type LossQuestion,
	type ReclaimModel,
} from './interruption';

/** A reclaim that struck several fleets alike. */
export interface Reclaim {
	atHours: number;
	/** Place of the pool in the list. */
	pool: number;
	/** Whether the whole pool was struck, or one instance. */
	isShared: boolean;
	/** Units that each fleet lost. */
	lostUnits: number[];
	/** Instances that each fleet lost. */
	lostInstances: number[];
}

/**
 * Reclaims of one stretch of hours, in order, striking all fleets by the same chance: a pool that is reclaimed is so
 * for every fleet that has it. Each fleet is whole again at the next reclaim.
 *
 * @param allocations - fleets over the same list of pools
 */
export function reclaims(
	allocations: readonly Allocation[],
	hours: number,
	model: ReclaimModel,
	random: Random,
): Reclaim[] {
	const pools = allocations[0]?.pools ?? [];
	const events = pools.flatMap(({ pool }, index) => {
		const launches = allocations.map((allocation) => allocation.pools[index]!);
		const largest = max(launches, ({ instances }) => instances)!;
		if (largest === 0) return [];
		const lost = (lostInstances: number[]) => ({
			pool: index,
			lostInstances,
			lostUnits: lostInstances.map((instances) => instances * pool.weight),
		});
		const shared = range(poisson(shocksPerHour(launches[0]!, model) * hours, random)).map(() => {
			const level = random();
			return {
				atHours: random() * hours,
				isShared: true,
				...lost(
					launches.map(({ instances }) => binomialQuantile(level, instances, model.hitProbability)),
				),
			};
		});
		const aloneRate =
			(1 - model.sharedShock) * hazardPerHour(pool.interruptionBand, model.bandShares) * largest;
		const alone = range(poisson(aloneRate * hours, random)).map(() => {
			const place = random() * largest;
			return {
				atHours: random() * hours,
				isShared: false,
				...lost(launches.map(({ instances }) => (place < instances ? 1 : 0))),
			};
		});
		return [...shared, ...alone];
	});
	return events.sort((a, b) => a.atHours - b.atHours);
}

/** Means over many stretches of time, with what is needed to judge them. */
export interface FleetEstimate {
	runs: number;
	/** Part of the runs in which one reclaim took more than the share. */
	lossProbability: number;
	/** Mean number of interrupted instances of a run. */
	interruptions: number;
}

/**
 * Monte Carlo of the process that the closed forms describe.
 *
 * @param runs - stretches of time, from 1
 */
export function simulateFleet(
	allocation: Allocation,
	question: LossQuestion & { runs: number },
	random: Random,
): FleetEstimate {
	const { share, hours, runs } = question;
	let losses = 0;
	let interruptions = 0;
	for (let run = 0; run < runs; run += 1) {
		const events = reclaims([allocation], hours, question, random);
		interruptions += sum(events, ({ lostInstances }) => lostInstances[0]!);
		const isLoss = events.some(
			({ pool, isShared, lostInstances }) =>
				isShared &&
				lostInstances[0]! > tolerableLosses(share, allocation.units, allocation.pools[pool]!),
		);
		if (isLoss) losses += 1;
	}
	return { runs, lossProbability: losses / runs, interruptions: interruptions / runs };
}
