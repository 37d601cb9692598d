import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, isRefusal, splitOnDemand, strategiesOf } from '~/lib/spot-fleet/model';
import type { Pool, Strategy } from '~/lib/spot-fleet/model';
import { allocated, instancesOf, pool, request, tenPools } from './fleets.ts';

const strategies = strategiesOf('spotFleet');

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-instance-weighting.html
describe('AWS’s examples of weights', () => {
	it('S1: 10 units of weight 2 are 5 instances at $0.025 a unit', () => {
		const result = allocated({}, [pool({ weight: 2, pricePerHour: 0.05 })]);
		expect(instancesOf(result)).toEqual([5]);
		expect(result.hourlyCost / result.units).toBeCloseTo(0.025, 12);
	});

	it('S2: 10 units of weight 8 are 2 instances, 16 units at $0.0125', () => {
		const result = allocated({}, [pool({ weight: 8, pricePerHour: 0.1 })]);
		expect(instancesOf(result)).toEqual([2]);
		expect(result.units).toBe(16);
		expect(result.hourlyCost / result.units).toBeCloseTo(0.0125, 12);
	});

	it.each([
		[6, 4, 24],
		[5, 5, 25],
	])('S3: 24 units of weight %d are %d instances, %d units', (weight, instances, units) => {
		const result = allocated({ targetUnits: 24 }, [pool({ weight })]);
		expect(instancesOf(result)).toEqual([instances]);
		expect(result.units).toBe(units);
	});

	it('S4: 30 units of three pools of weight 8 are 4 instances', () => {
		const pools = [0.3, 0.1, 0.2].map((pricePerHour) => pool({ weight: 8, pricePerHour }));
		expect(instancesOf(allocated({ targetUnits: 30 }, pools))).toEqual([0, 4, 0]);
		expect(instancesOf(allocated({ targetUnits: 30, strategy: 'diversified' }, pools))).toEqual([
			1, 2, 1,
		]);
	});

	it.each([
		[
			[1, 2, 4],
			[20, 0, 0],
		],
		[
			[2, 4, 1],
			[10, 0, 0],
		],
		[
			[4, 1, 2],
			[5, 0, 0],
		],
	])('S5: at equal unit prices lowestPrice takes one pool (%j)', (weights, expected) => {
		const pools = weights.map((weight) =>
			pool({ weight, pricePerHour: 0.7 * weight, onDemandPricePerHour: 10 }),
		);
		expect(instancesOf(allocated({ targetUnits: 20 }, pools))).toEqual(expected);
	});

	it('S5: diversified takes 6, 3 and 2, in whatever order the pools are listed', () => {
		const weights = [1, 2, 4];
		fc.assert(
			fc.property(fc.shuffledSubarray(weights, { minLength: 3 }), (order) => {
				const pools = order.map((weight) =>
					pool({ weight, pricePerHour: 0.7 * weight, onDemandPricePerHour: 10 }),
				);
				const bought = instancesOf(allocated({ targetUnits: 20, strategy: 'diversified' }, pools));
				const ofWeight = weights.map((weight) => bought[order.indexOf(weight)]!);
				// Eleven instances and 20 units in every order; AWS’s list gives 6, 3 and 2.
				expect(ofWeight).toEqual([6, 3, 2]);
			}),
		);
	});

	it('S15: unit prices of an Auto Scaling group choose the c5.24xlarge', () => {
		const pools = [
			[0.18, 2],
			[0.341, 4],
			[0.779, 12],
			[1.207, 18],
			[1.555, 24],
		].map(([pricePerHour, weight]) =>
			pool({ pricePerHour: pricePerHour!, weight: weight!, onDemandPricePerHour: null }),
		);
		expect(pools.map(({ pricePerHour, weight }) => (pricePerHour / weight).toFixed(3))).toEqual([
			'0.090',
			'0.085',
			'0.065',
			'0.067',
			'0.065',
		]);
		// 0.779/12 is 0.06492, 1.555/24 is 0.06479.
		expect(instancesOf(allocated({ targetUnits: 48, api: 'autoScalingGroup' }, pools))).toEqual([
			0, 0, 0, 0, 2,
		]);
	});
});

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html
describe('AWS’s examples of strategies', () => {
	it('S6: diversified puts a tenth of 100 into each of ten pools', () => {
		expect(instancesOf(allocated({ targetUnits: 100, strategy: 'diversified' }, tenPools))).toEqual(
			Array(10).fill(10),
		);
	});

	it('S7: lowestPrice over two pools takes five of each of the two cheapest', () => {
		const pools = [0.09, 0.05, 0.07].map((pricePerHour) => pool({ pricePerHour }));
		expect(instancesOf(allocated({ poolsToUse: 2 }, pools))).toEqual([0, 5, 5]);
	});

	// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-control-spending.html
	it.each([
		[1.5, 10, null],
		[0.8, 8, { units: 2, reason: 'maxTotalPrice' }],
	])('S8: at $0.10 and at most $%d in all, %d of 10 start', (most, instances, unfilled) => {
		const result = allocated({ maxTotalPricePerHour: most }, [pool({ pricePerHour: 0.1 })]);
		expect(instancesOf(result)).toEqual([instances]);
		expect(result.unfilled).toEqual(unfilled);
	});
});

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html
describe('AWS’s examples of On-Demand and Spot', () => {
	it.each([
		['S9', 10, 50, [10, 15, 20, 25], [0, 5, 10, 15]],
		['S10', 0, 0, [0, 0, 0, 0], [10, 20, 30, 40]],
		['S12', 0, 100, [10, 20, 30, 40], [0, 0, 0, 0]],
		['S13', 12, 0, [10, 12, 12, 12], [0, 8, 18, 28]],
	])('%s: base %d and %d %% above it', (_, base, percent, onDemand, spot) => {
		const parts = [10, 20, 30, 40].map((total) => splitOnDemand(total, base, percent));
		expect(parts.map(({ onDemandUnits }) => onDemandUnits)).toEqual(onDemand);
		expect(parts.map(({ spotUnits }) => spotUnits)).toEqual(spot);
	});

	it('buys On-Demand from the type that is cheapest for a unit', () => {
		const pools = [
			pool({ onDemandPricePerHour: 0.4, weight: 2 }),
			pool({ onDemandPricePerHour: 0.3, weight: 1 }),
		];
		const result = allocated({ onDemandBaseUnits: 5 }, pools);
		expect(result.onDemand).toMatchObject({ pool: pools[0], instances: 3, units: 6 });
		expect(result.hourlyCost).toBeCloseTo(3 * 0.4 + 3 * 0.05, 10);
	});
});

describe('strategies', () => {
	it('priceCapacityOptimized takes the cheapest of the most available, capacityOptimized the most available', () => {
		const pools = [
			pool({ pricePerHour: 0.01, capacityScore: 3 }),
			pool({ pricePerHour: 0.03, capacityScore: 9 }),
			pool({ pricePerHour: 0.02, capacityScore: 8 }),
		];
		expect(instancesOf(allocated({ strategy: 'priceCapacityOptimized' }, pools))).toEqual([
			0, 0, 10,
		]);
		expect(instancesOf(allocated({ strategy: 'capacityOptimized' }, pools))).toEqual([0, 10, 0]);
		expect(
			instancesOf(allocated({ strategy: 'priceCapacityOptimized', capacityTolerance: 0 }, pools)),
		).toEqual([0, 10, 0]);
	});

	it('capacityOptimizedPrioritized takes the preferred of the most available', () => {
		const pools = [
			pool({ priority: 1, capacityScore: 3 }),
			pool({ priority: 3, capacityScore: 9 }),
			pool({ priority: 2, capacityScore: 8 }),
		];
		expect(instancesOf(allocated({ strategy: 'capacityOptimizedPrioritized' }, pools))).toEqual([
			0, 0, 10,
		]);
	});

	it('goes on with the next pool where one is exhausted', () => {
		const pools = [pool({ pricePerHour: 0.01, maxInstances: 4 }), pool({ pricePerHour: 0.02 })];
		expect(instancesOf(allocated({}, pools))).toEqual([4, 6]);
	});

	it('an Auto Scaling group balances zones before price', () => {
		const pools = [
			pool({ availabilityZone: 'a', pricePerHour: 0.01 }),
			pool({ availabilityZone: 'a', pricePerHour: 0.02 }),
			pool({ availabilityZone: 'b', pricePerHour: 0.9 }),
			pool({ availabilityZone: 'c', pricePerHour: 0.8 }),
		];
		expect(instancesOf(allocated({ api: 'autoScalingGroup', targetUnits: 9 }, pools))).toEqual([
			3, 0, 3, 3,
		]);
	});

	it('diversified leaves out what costs as much as On-Demand', () => {
		const pools = [pool({ pricePerHour: 1 }), pool({ pricePerHour: 0.5 })];
		const result = allocated({ strategy: 'diversified' }, pools);
		expect(instancesOf(result)).toEqual([0, 10]);
		expect(result.skipped).toEqual([{ pool: pools[0], reason: 'aboveOnDemand' }]);
	});
});

describe('what cannot be', () => {
	it('says that every pool is above the maximum price', () => {
		const result = allocated({ maxPricePerUnit: 0.04 }, [pool()]);
		expect(result.unfilled).toEqual({ units: 10, reason: 'noEligiblePool' });
		expect(result.units).toBe(0);
	});

	it.each([
		[{ targetUnits: 0 }, [pool()], 'noTarget'],
		[{}, [], 'noPools'],
		[{ strategy: 'diversified', api: 'autoScalingGroup' }, [pool()], 'strategyNotInApi'],
		[{ strategy: 'priceCapacityOptimized', poolsToUse: 2 }, [pool()], 'poolsToUseNeedsLowestPrice'],
		[{ maxPricePerUnit: 0.0009 }, [pool()], 'maxPriceTooLow'],
		[
			{ strategy: 'capacityOptimizedPrioritized', launchTemplate: false },
			[pool()],
			'needsLaunchTemplate',
		],
		[{ onDemandBaseUnits: 1, launchTemplate: false }, [pool()], 'needsLaunchTemplate'],
	] as const)('%j is refused', (given, pools, kind) => {
		const answer = allocate(request(given), pools, 0.001);
		expect(answer).toMatchObject({ kind });
		expect((answer as { message: string }).message).toMatch(/^[A-Z].*\.$/);
	});

	it('warns of a weight near the target', () => {
		expect(allocated({ targetUnits: 10 }, [pool({ weight: 8 })]).warnings).toHaveLength(1);
		expect(allocated({ targetUnits: 16 }, [pool({ weight: 8 })]).warnings).toHaveLength(0);
	});
});

const somePool: fc.Arbitrary<Pool> = fc.record({
	instanceType: fc.constantFrom('a', 'b', 'c'),
	availabilityZone: fc.constantFrom('1', '2', '3'),
	pricePerHour: fc.integer({ min: 1, max: 200 }).map((cents) => cents / 100),
	onDemandPricePerHour: fc.integer({ min: 100, max: 300 }).map((cents) => cents / 100),
	weight: fc.integer({ min: 1, max: 8 }),
	priority: fc.integer({ min: 1, max: 5 }),
	interruptionBand: fc.integer({ min: 0, max: 4 }),
	capacityScore: fc.integer({ min: 1, max: 10 }),
	maxInstances: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
});
const somePools = fc.array(somePool, { minLength: 1, maxLength: 12 });
const someStrategy = fc.constantFrom<Strategy>(...strategies);
const someTarget = fc.integer({ min: 1, max: 200 });

describe('for every fleet', () => {
	it('reaches the target unless something stops it, and passes it by less than the largest weight', () => {
		fc.assert(
			fc.property(
				somePools,
				someStrategy,
				someTarget,
				fc.option(fc.integer({ min: 1, max: 50 }), { nil: null }),
				(pools, strategy, targetUnits, maxTotalPricePerHour) => {
					const result = allocated({ strategy, targetUnits, maxTotalPricePerHour }, pools);
					const chosen = result.pools.filter(({ instances }) => instances > 0);
					if (result.unfilled) expect(result.units + result.unfilled.units).toBe(targetUnits);
					else {
						expect(result.units).toBeGreaterThanOrEqual(targetUnits);
						expect(result.units - targetUnits).toBeLessThan(
							Math.max(...chosen.map((launch) => launch.pool.weight)),
						);
					}
					expect(result.hourlyCost).toBeLessThanOrEqual((maxTotalPricePerHour ?? Infinity) + 1e-6);
					for (const { pool: of, instances } of chosen) {
						expect(instances).toBeLessThanOrEqual(of.maxInstances ?? Infinity);
						expect(of.pricePerHour).toBeLessThanOrEqual(of.onDemandPricePerHour!);
						if (strategy === 'diversified')
							expect(of.pricePerHour).toBeLessThan(of.onDemandPricePerHour!);
					}
				},
			),
		);
	});

	it('buys from no pool above the maximum price', () => {
		fc.assert(
			fc.property(somePools, someStrategy, (pools, strategy) => {
				const result = allocated({ strategy, maxPricePerUnit: 0.5 }, pools);
				for (const { pool: of, instances } of result.pools)
					if (instances > 0) expect(of.pricePerHour / of.weight).toBeLessThanOrEqual(0.5);
			}),
		);
	});

	it('nothing is cheaper than lowestPrice over one pool, with unit weights and no end of capacity', () => {
		fc.assert(
			fc.property(somePools, someStrategy, someTarget, (drawn, strategy, targetUnits) => {
				const pools = drawn.map((each) => ({
					...each,
					weight: 1,
					maxInstances: null,
					onDemandPricePerHour: 10,
				}));
				const cost = (of: Strategy) => allocated({ strategy: of, targetUnits }, pools).hourlyCost;
				expect(cost('lowestPrice')).toBeLessThanOrEqual(cost(strategy) + 1e-9);
			}),
		);
	});

	it('diversified keeps pools within one weight of each other', () => {
		fc.assert(
			fc.property(somePools, someTarget, (drawn, targetUnits) => {
				const pools = drawn.map((each) => ({
					...each,
					maxInstances: null,
					onDemandPricePerHour: 10,
				}));
				const units = allocated({ strategy: 'diversified', targetUnits }, pools).pools.map(
					(launch) => launch.units,
				);
				expect(Math.max(...units) - Math.min(...units)).toBeLessThanOrEqual(
					Math.max(...pools.map(({ weight }) => weight)),
				);
			}),
		);
	});

	it('On-Demand and Spot make the target, the base comes first, and On-Demand grows with the percentage', () => {
		fc.assert(
			fc.property(
				someTarget,
				fc.nat(300),
				fc.integer({ min: 0, max: 99 }),
				(target, base, percent) => {
					const { onDemandUnits, spotUnits } = splitOnDemand(target, base, percent);
					expect(onDemandUnits + spotUnits).toBe(target);
					expect(onDemandUnits).toBeGreaterThanOrEqual(Math.min(base, target));
					expect(splitOnDemand(target, base, percent + 1).onDemandUnits).toBeGreaterThanOrEqual(
						onDemandUnits,
					);
				},
			),
		);
	});

	it('the order of the list changes only exact ties', () => {
		fc.assert(
			fc.property(somePools, someStrategy, someTarget, (drawn, strategy, targetUnits) => {
				// Distinct prices for a unit, priorities, scores and depths leave no ties.
				const pools = drawn.map((each, index) => ({
					...each,
					weight: 1,
					pricePerHour: 0.01 * (index + 1),
					onDemandPricePerHour: 10,
					priority: index,
				}));
				const byPrice = (list: Pool[]) =>
					new Map(
						allocated({ strategy, targetUnits }, list).pools.map((launch) => [
							launch.pool.pricePerHour,
							launch.instances,
						]),
					);
				const forward = byPrice(pools);
				const backward = byPrice([...pools].reverse());
				for (const [price, instances] of forward) expect(backward.get(price)).toBe(instances);
			}),
		);
	});

	it('a better score never takes a pool from priceCapacityOptimized’s candidates', () => {
		fc.assert(
			fc.property(somePools, fc.nat(), fc.integer({ min: 1, max: 9 }), (drawn, at, more) => {
				const pools = drawn.map((each) => ({
					...each,
					maxInstances: null,
					onDemandPricePerHour: 10,
				}));
				const index = at % pools.length;
				const bought = (list: Pool[]) =>
					allocated({ strategy: 'priceCapacityOptimized', targetUnits: 1 }, list).pools[index]!
						.instances;
				const raised = pools.map((each, place) =>
					place === index ? { ...each, capacityScore: each.capacityScore + more } : each,
				);
				expect(bought(raised)).toBeGreaterThanOrEqual(bought(pools));
			}),
		);
	});

	it('an Auto Scaling group has no diversified strategy', () => {
		expect(strategiesOf('autoScalingGroup')).not.toContain('diversified');
		expect(
			isRefusal(allocate(request({ api: 'autoScalingGroup', strategy: 'diversified' }), tenPools)),
		).toBe(true);
	});
});
