import { max, range, sum } from 'd3-array';
import { binomialQuantile } from '../probability/binomial.ts';
import { poisson, type Random } from '../random/random.ts';
import type { Allocation } from './allocate.ts';
import {
	hazardPerHour,
	shocksPerHour,
	tolerableLosses,
	type LossQuestion,
	type ReclaimModel,
} from './interruption.ts';
import type { Launch } from './pool.ts';

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

/** Rates of a pool’s reclaims an hour: of all of it at once, and of single instances by themselves. */
function ratesOf(launches: readonly Launch[], model: ReclaimModel) {
	const { pool } = launches[0]!;
	const largest = max(launches, ({ instances }) => instances)!;
	return {
		largest,
		shared: largest === 0 ? 0 : shocksPerHour(launches[0]!, model),
		alone:
			(1 - model.sharedShock) * hazardPerHour(pool.interruptionBand, model.bandShares) * largest,
	};
}

/** The launches of all fleets, pool by pool. */
const launchesOf = (allocations: readonly Allocation[]): Launch[][] =>
	(allocations[0]?.pools ?? []).map((_, index) =>
		allocations.map((allocation) => allocation.pools[index]!),
	);

/** What a reclaim takes of a pool. */
const lossOf = (pool: number, launches: readonly Launch[], lostInstances: number[]) => ({
	pool,
	lostInstances,
	lostUnits: lostInstances.map((instances) => instances * launches[0]!.pool.weight),
});

/** Reclaims of a whole pool, in no order. */
function sharedReclaims(
	index: number,
	launches: readonly Launch[],
	hours: number,
	model: ReclaimModel,
	random: Random,
): Reclaim[] {
	return range(poisson(ratesOf(launches, model).shared * hours, random)).map(() => {
		const level = random();
		return {
			atHours: random() * hours,
			isShared: true,
			...lossOf(
				index,
				launches,
				launches.map(({ instances }) => binomialQuantile(level, instances, model.hitProbability)),
			),
		};
	});
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
	const events = launchesOf(allocations).flatMap((launches, index) => {
		const shared = sharedReclaims(index, launches, hours, model, random);
		const { alone, largest } = ratesOf(launches, model);
		const single = range(poisson(alone * hours, random)).map(() => {
			const place = random() * largest;
			return {
				atHours: random() * hours,
				isShared: false,
				...lossOf(
					index,
					launches,
					launches.map(({ instances }) => (place < instances ? 1 : 0)),
				),
			};
		});
		return [...shared, ...single];
	});
	return events.sort((a, b) => a.atHours - b.atHours);
}

/** Of twice as many expected events, hardly ever fewer than wanted come. */
const SPARE = 2;

/**
 * The first reclaims of a stretch of hours. A year of a large fleet can bring millions; those after the first ones are
 * never drawn, because reclaims do not depend on each other.
 */
export function firstReclaims(
	most: number,
	allocations: readonly Allocation[],
	hours: number,
	model: ReclaimModel,
	random: Random,
): Reclaim[] {
	const perHour = sum(launchesOf(allocations), (launches) => {
		const { shared, alone } = ratesOf(launches, model);
		return shared + alone;
	});
	const enough = Math.min(hours, (SPARE * most) / perHour);
	return reclaims(allocations, enough, model, random).slice(0, most);
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
		let isLoss = false;
		for (const [index, launch] of allocation.pools.entries()) {
			// Single instances are counted and not followed: a large fleet loses millions in a year.
			interruptions += poisson(ratesOf([launch], question).alone * hours, random);
			const most = tolerableLosses(share, allocation.units, launch);
			for (const { lostInstances } of sharedReclaims(index, [launch], hours, question, random)) {
				interruptions += lostInstances[0]!;
				isLoss ||= lostInstances[0]! > most;
			}
		}
		if (isLoss) losses += 1;
	}
	return { runs, lossProbability: losses / runs, interruptions: interruptions / runs };
}
