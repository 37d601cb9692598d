import './extensionless.ts';
import { holds, percentile } from './percentile.ts';

/** Times the models in Node; exits 1 over a limit. */
const ROUNDS = 200;
const WARM_UP = 50;

// Loaded once the hook above is there.
const model = await import('../../src/lib/lambda-vs-api-gateway/model.ts');

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
];
process.exit(held.every(Boolean) ? 0 : 1);
