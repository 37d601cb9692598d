import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAbove, binomialQuantile } from '~/lib/probability/binomial';
import { seededRandom } from '~/lib/random/random';
import {
	costPerUsefulUnitHour,
	effectiveHourlyCost,
	expectedInterruptions,
	firstReclaims,
	hazardPerHour,
	lossProbability,
	reclaims,
	simulateFleet,
} from '~/lib/spot-fleet/model';
import type { Allocation } from '~/lib/spot-fleet/model';
import { allocated, pool, tenPools } from './fleets.ts';

const loss = (share: number) => ({ share, hours: 720, sharedShock: 0.9, hitProbability: 0.9 });
const target = { targetUnits: 100 };
const fleets = {
	one: allocated({ ...target, strategy: 'lowestPrice' }, tenPools),
	all: allocated({ ...target, strategy: 'diversified' }, tenPools),
	safe: allocated({ ...target, strategy: 'priceCapacityOptimized' }, tenPools),
} satisfies Record<string, Allocation>;

describe('the hazard of a band', () => {
	// −ln(1 − p) / 730, by hand.
	it.each([
		[0, 3.468e-5, 0.083],
		[1, 1.068e-4, 0.256],
		[2, 1.829e-4, 0.438],
		[3, 2.635e-4, 0.63],
		[4, 3.941e-4, 0.941],
	])('band %d: %d an hour, %d %% in a day', (band, perHour, percentOfDay) => {
		expect(hazardPerHour(band)).toBeCloseTo(perHour, 7);
		expect((1 - Math.exp(-24 * hazardPerHour(band))) * 100).toBeCloseTo(percentOfDay, 3);
	});

	it('takes no band without a share', () => {
		expect(() => hazardPerHour(5)).toThrow(RangeError);
	});
});

// A Monte Carlo of 40,000 runs, made apart from this code, gave the percentages in brackets.
describe('the worked fleet of ten pools', () => {
	it.each([
		['one', 5, [24.7, 24.7, 24.7], 28.4], // (24.70), (28.3)
		['all', 7.25, [0, 0, 62.07], 10.4], // (62.00)
		['safe', 8.5, [2.47, 2.47, 2.47], 2.5], // (2.40)
	] as const)('%s costs $%d an hour', (name, cost, percents, interruptions) => {
		const fleet = fleets[name];
		expect(fleet.hourlyCost).toBeCloseTo(cost, 10);
		for (const [index, share] of [0.25, 0.5, 0.07].entries())
			expect(lossProbability(fleet, loss(share)) * 100).toBeCloseTo(percents[index]!, 2);
		expect(expectedInterruptions(fleet, 720)).toBeCloseTo(interruptions, 1);
	});

	it('two pools make a loss of a quarter likelier than one and a loss of half impossible', () => {
		const two = allocated({ ...target, poolsToUse: 2 }, tenPools);
		expect(lossProbability(two, loss(0.25))).toBeGreaterThan(
			lossProbability(fleets.one, loss(0.25)),
		);
		expect(lossProbability(two, loss(0.5))).toBe(0);
	});
});

describe('loss at once', () => {
	const shares = fc.double({ min: 0, max: 1, noNaN: true });
	const someFleet = fc.constantFrom(...Object.values(fleets));

	it('falls with the share and grows with the hours', () => {
		fc.assert(
			fc.property(someFleet, shares, shares, fc.nat(5000), (fleet, a, b, hours) => {
				const of = (share: number, over: number) =>
					lossProbability(fleet, { ...loss(share), hours: over });
				expect(of(Math.max(a, b), hours)).toBeLessThanOrEqual(of(Math.min(a, b), hours));
				expect(of(a, hours)).toBeLessThanOrEqual(of(a, hours + 1));
			}),
		);
	});

	it('is 1 − exp(−ρλT) where a struck pool goes whole and is the fleet', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.integer({ min: 1, max: 5000 }),
				fc.integer({ min: 1, max: 50 }),
				(interruptionBand, sharedShock, hours, targetUnits) => {
					const fleet = allocated({ targetUnits }, [pool({ interruptionBand })]);
					expect(
						lossProbability(fleet, { share: 0.5, hours, sharedShock, hitProbability: 1 }),
					).toBeCloseTo(1 - Math.exp(-sharedShock * hazardPerHour(interruptionBand) * hours), 12);
				},
			),
		);
	});

	it('counts On-Demand units in the whole', () => {
		const half = allocated({ ...target, onDemandPercentAboveBase: 50 }, [
			pool({ interruptionBand: 4 }),
		]);
		expect(lossProbability(half, loss(0.5))).toBe(0);
		expect(lossProbability(half, loss(0.4))).toBeGreaterThan(0.2);
	});

	it.each([{ share: 1.1 }, { sharedShock: 2 }, { hitProbability: 0 }, { hours: -1 }])(
		'refuses %j',
		(wrong) => {
			expect(() => lossProbability(fleets.one, { ...loss(0.5), ...wrong })).toThrow(RangeError);
		},
	);
});

describe('cost with interruptions', () => {
	// 100 instances of 0.05, each interrupted 3.941e-4 times an hour: $2 and an hour of 0.05 each.
	const workload = { costPerInterruption: 2, checkpointMinutes: 100, restartMinutes: 10 };

	it('adds what each interruption costs and what is worked again', () => {
		expect(effectiveHourlyCost(fleets.one, workload)).toBeCloseTo(
			5 + (100 * -Math.log(0.75) * 2.05) / 730,
			10,
		);
	});

	it('divides by the hours that are not wasted', () => {
		expect(costPerUsefulUnitHour(fleets.one, workload)).toBeCloseTo(
			(5 + (100 * -Math.log(0.75) * 2.05) / 730) / (100 + (100 * Math.log(0.75)) / 730),
			10,
		);
	});
});

describe('the simulation', () => {
	it('agrees with the closed forms over forty seeds', () => {
		const runs = 400;
		for (const [name, share] of [
			['one', 0.25],
			['all', 0.07],
			['safe', 0.25],
		] as const) {
			const fleet = fleets[name];
			const question = { ...loss(share), runs };
			const expected = lossProbability(fleet, question);
			const mean = expectedInterruptions(fleet, question.hours);
			// Variance of a compound Poisson sum: rate times the second moment of its jumps.
			const variance = fleet.pools.reduce((total, { instances: n, pool: of }) => {
				const hazard = hazardPerHour(of.interruptionBand) * question.hours;
				const struck = n * 0.9 * 0.1 + (n * 0.9) ** 2;
				return total + ((0.9 * hazard) / 0.9) * struck + 0.1 * hazard * n;
			}, 0);
			const scores = Array.from({ length: 40 }, (_, seed) => {
				const estimate = simulateFleet(fleet, question, seededRandom(seed + 1));
				return {
					loss:
						(estimate.lossProbability - expected) / Math.sqrt((expected * (1 - expected)) / runs),
					interruptions: (estimate.interruptions - mean) / Math.sqrt(variance / runs),
				};
			});
			for (const key of ['loss', 'interruptions'] as const) {
				const values = scores.map((score) => score[key]);
				expect(Math.max(...values.map(Math.abs)), `${name} ${key}`).toBeLessThan(4);
				expect(
					Math.abs(values.reduce((a, b) => a + b) / values.length),
					`${name} ${key}`,
				).toBeLessThan(0.6);
			}
		}
	});

	it('strikes every fleet by the same events, each only where it has the pool', () => {
		const events = reclaims(Object.values(fleets), 7200, loss(0.25), seededRandom(3));
		expect(events.length).toBeGreaterThan(10);
		for (const event of events) {
			for (const [index, fleet] of Object.values(fleets).entries())
				expect(event.lostInstances[index]).toBeLessThanOrEqual(fleet.pools[event.pool]!.instances);
			expect(Math.max(...event.lostInstances)).toBeGreaterThan(0);
		}
		expect(events.map(({ atHours }) => atHours)).toEqual(
			events.map(({ atHours }) => atHours).toSorted((a, b) => a - b),
		);
	});
});

describe('the work of a simulation', () => {
	/** Ten thousand instances in a hundred pools, nearly all of which are reclaimed every month, for a year. */
	const hostile = {
		share: 0.25,
		hours: 8760,
		hitProbability: 0.01,
		bandShares: Array<number>(5).fill(0.99),
	};
	const pools = Array.from({ length: 100 }, (_, index) => pool({ instanceType: `t${index}` }));
	const fleet = allocated({ targetUnits: 10_000, strategy: 'diversified' }, pools);
	const counted = () => {
		const random = seededRandom(1);
		const count = { draws: 0, random: () => ((count.draws += 1), random()) };
		return count;
	};

	it.each([0, 1])(
		'of the first reclaims is as large as their number (part that is shared: %d)',
		(sharedShock) => {
			const count = counted();
			const events = firstReclaims(300, [fleet], 8760, { ...hostile, sharedShock }, count.random);
			expect(events).toHaveLength(300);
			expect(count.draws).toBeLessThan(10_000);
		},
	);

	it('of a run does not grow with the instances that go alone', () => {
		const count = counted();
		const question = { ...hostile, sharedShock: 0, runs: 1 };
		const { interruptions } = simulateFleet(fleet, question, count.random);
		// 10,000 instances, each −ln(0.01) / 730 an hour for 8,760 hours: 552,620.
		expect(interruptions).toBeGreaterThan(540_000);
		expect(count.draws).toBeLessThan(10_000);
	});

	it('the first reclaims are those of the whole time where that has few', () => {
		const all = reclaims(Object.values(fleets), 720, loss(0.25), seededRandom(5));
		const first = firstReclaims(3, Object.values(fleets), 720, loss(0.25), seededRandom(5));
		expect(firstReclaims(1000, Object.values(fleets), 720, loss(0.25), seededRandom(5))).toEqual(
			all,
		);
		expect(first.length).toBeLessThanOrEqual(3);
	});
});

describe('the binomial distribution', () => {
	it('agrees with sums by hand', () => {
		// 10 coins: 386 of 1,024 outcomes have more than 5 heads.
		expect(binomialAbove(5, 10, 0.5)).toBeCloseTo(386 / 1024, 12);
		expect(binomialAbove(0, 10_000, 1e-4)).toBeCloseTo(1 - 0.9999 ** 10_000, 10);
		expect(binomialAbove(3, 3, 0.5)).toBe(0);
		expect(binomialAbove(-1, 3, 0.5)).toBe(1);
	});

	it('the quantile inverts it', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				fc.integer({ min: 1, max: 300 }),
				fc.double({ min: 0.01, max: 0.99, noNaN: true }),
				(level, trials, success) => {
					const k = binomialQuantile(level, trials, success);
					expect(1 - binomialAbove(k, trials, success)).toBeGreaterThanOrEqual(level - 1e-9);
					if (k > 0)
						expect(1 - binomialAbove(k - 1, trials, success)).toBeLessThanOrEqual(level + 1e-9);
				},
			),
		);
	});
});
