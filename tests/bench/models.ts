import { holds, percentile } from './percentile.ts';
import * as model from '../../src/lib/lambda-vs-api-gateway/model.ts';
import * as spot from '../../src/lib/spot-fleet/model.ts';

/** Times the models in Node; exits 1 over a limit. */
const ROUNDS = 200;
const WARM_UP = 50;

/** A hundred pools that differ in everything, from a formula. */
const pools = Array.from({ length: 100 }, (_, index) => ({
	instanceType: `type-${index}`,
	availabilityZone: `zone-${index % 6}`,
	pricePerHour: 0.05 + ((index * 37) % 101) / 1000,
	onDemandPricePerHour: 0.3,
	weight: 1 + (index % 3),
	priority: index % 7,
	interruptionBand: index % 5,
	capacityScore: 1 + (index % 10),
	maxInstances: 300 + index,
}));

function allStrategies(): void {
	for (const strategy of spot.strategiesOf('ec2Fleet')) {
		const allocation = spot.allocate(
			{
				targetUnits: 10_000,
				strategy,
				api: 'ec2Fleet',
				poolsToUse: null,
				maxPricePerUnit: null,
				maxTotalPricePerHour: null,
				capacityTolerance: 1,
			},
			pools,
		);
		if (spot.isRefusal(allocation)) throw new Error(allocation.message);
		spot.lossProbability(allocation, {
			share: 0.05,
			hours: 720,
			sharedShock: 0.9,
			hitProbability: 0.9,
		});
		spot.expectedInterruptions(allocation, 720);
	}
}

function measure(work: () => void): number {
	const times: number[] = [];
	for (let round = -WARM_UP; round < ROUNDS; round += 1) {
		const start = performance.now();
		work();
		if (round >= 0) times.push(performance.now() - start);
	}
	return percentile(times, 0.95);
}

const held = [
	holds(
		'simulate, ten minutes of 0.2 s with a step at 60 s, 95th percentile',
		measure(() =>
			model.simulate({
				profile: {
					name: 'step',
					requestsPerSecond: 20_000,
					startRequestsPerSecond: 1000,
					atSeconds: 60,
					overSeconds: 1,
					spikeRequests: 0,
				},
				horizonSeconds: 600,
				durationSeconds: 0.2,
				ceiling: 10_000,
				provisioned: 0,
				scaling: { burst: 1000, unitsPerSecond: 100, requestsPerSecondPerUnit: 10 },
				refill: 'continuous',
				layers: [{ ratePerSecond: 15_000, burst: 5000 }],
				atomicLayers: false,
				quotaRequests: null,
				timeoutShare: 0.01,
				idleSeconds: 600,
				samples: 120,
				random: () => 0.5,
			}),
		),
		10,
		'ms',
	),
	holds(
		'all Spot strategies for 100 pools and 10,000 units, 95th percentile',
		measure(allStrategies),
		50,
		'ms',
	),
];
process.exit(held.every(Boolean) ? 0 : 1);
