import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	requestsThrottledWhileScaling,
	simulate,
	steadyState,
} from '~/lib/lambda-vs-api-gateway/model';
import type { Scenario } from '~/lib/lambda-vs-api-gateway/simulate';
import { arrivalsOf, profileNames, type Profile } from '~/lib/lambda-vs-api-gateway/traffic';
import { seededRandom } from '~/lib/random/random';

const profile: Profile = {
	name: 'constant',
	requestsPerSecond: 1000,
	startRequestsPerSecond: 0,
	atSeconds: 0,
	overSeconds: 10,
	spikeRequests: 0,
};
const scaling = { burst: 1000, unitsPerSecond: 100, requestsPerSecondPerUnit: 10 };
const scenario: Scenario = {
	profile,
	horizonSeconds: 120,
	durationSeconds: 0.2,
	ceiling: 100_000,
	provisioned: 0,
	scaling,
	refill: 'continuous',
	layers: [],
	atomicLayers: false,
	quotaRequests: null,
	timeoutShare: 0,
	idleSeconds: 600,
	samples: 60,
	random: seededRandom(1),
};
const constant = (requestsPerSecond: number): Profile => ({ ...profile, requestsPerSecond });

describe('against the closed forms', () => {
	test.each([
		[5000, 0.2],
		[3000, 0.5],
		[20_000, 0.05],
		[30_000, 0.02],
		[10_000, 1],
	])('%d requests a second of %d s from rest', (requests, durationSeconds) => {
		const bound = requests * Math.max(durationSeconds, 0.1);
		const expected = requestsThrottledWhileScaling(requests, durationSeconds, scaling);
		for (const [refill, total] of [
			['continuous', expected.continuous],
			['stepped', expected.stepped],
		] as const) {
			const { totals } = simulate({
				...scenario,
				profile: constant(requests),
				durationSeconds,
				refill,
			});
			expect(Math.abs(totals.lambdaThrottled - total), refill).toBeLessThanOrEqual(bound);
		}
	});

	test('a steady rate converges to the steady state', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 1, max: 50_000, noNaN: true }),
				fc.double({ min: 0.001, max: 2, noNaN: true }),
				fc.integer({ min: 1, max: 1000 }),
				fc.double({ min: 1, max: 50_000, noNaN: true }),
				(requestsPerSecond, durationSeconds, ceiling, gatewayRate) => {
					const layers = [{ ratePerSecond: gatewayRate, burst: 1 }];
					const { samples } = simulate({
						...scenario,
						profile: constant(requestsPerSecond),
						durationSeconds,
						ceiling,
						layers,
						horizonSeconds: 60,
						samples: 2,
					});
					const steady = steadyState({
						requestsPerSecond,
						durationSeconds,
						layers,
						ceiling,
						requestsPerSecondPerUnit: 10,
					});
					// One hold more or less fits into the thirty seconds that a sample covers.
					const bound = (ceiling + requestsPerSecond * 0.01) / 30 + 1e-6 * requestsPerSecond;
					const last = samples.at(-1)!;
					expect(Math.abs(last.served - steady.admitted)).toBeLessThanOrEqual(bound + 1);
					expect(Math.abs(last.gatewayRefused - steady.gatewayRefused)).toBeLessThanOrEqual(1);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe('AWS’s examples', () => {
	test('4,000 more within a moment at 10,000 a second: the bucket of 5,000 takes them all', () => {
		const { totals, burstNeeded } = simulate({
			...scenario,
			profile: { ...constant(10_000), name: 'spike', atSeconds: 5, spikeRequests: 4000 },
			layers: [{ ratePerSecond: 10_000, burst: 5000 }],
			durationSeconds: 0.01,
			horizonSeconds: 10,
		});
		expect(totals.gatewayRefused).toBeCloseTo(0, 6);
		expect(burstNeeded[0]).toBeCloseTo(4000, 6);
	});

	test('7,000 within a moment: 2,000 are refused, and a burst of 7,000 would have held', () => {
		const { totals, burstNeeded } = simulate({
			...scenario,
			profile: { ...constant(0), name: 'spike', atSeconds: 5, spikeRequests: 7000 },
			layers: [{ ratePerSecond: 10_000, burst: 5000 }],
			durationSeconds: 0.01,
			horizonSeconds: 10,
		});
		expect(totals.gatewayRefused).toBeCloseTo(2000, 6);
		expect(burstNeeded[0]).toBe(7000);
	});
});

describe('capacity', () => {
	test('provisioned environments start warm: only what goes beyond them starts cold', () => {
		const run = (provisioned: number) =>
			simulate({ ...scenario, profile: constant(2000), durationSeconds: 0.5, provisioned });
		expect(run(1000).coldStarts).toBeCloseTo(0, 6);
		expect(run(600).coldStarts).toBeCloseTo(400, 6);
	});

	test('capacity that nobody needs is given back after the idle time', () => {
		const wave: Profile = {
			...constant(2000),
			name: 'step',
			startRequestsPerSecond: 0,
			atSeconds: 0,
		};
		const run = (idleSeconds: number) =>
			simulate({
				...scenario,
				profile: { ...wave, name: 'sine', startRequestsPerSecond: 0, overSeconds: 60 },
				durationSeconds: 0.5,
				idleSeconds,
				horizonSeconds: 180,
			});
		// Three waves: without giving back, the second and third find everything warm.
		expect(run(600).coldStarts).toBeLessThan(1100);
		expect(run(5).coldStarts).toBeGreaterThan(1500);
	});

	test('a quota is spent and then refuses everything', () => {
		const { totals, quotaSpentAtSeconds, refusedByLayer } = simulate({
			...scenario,
			profile: constant(100),
			quotaRequests: 1000,
			layers: [{ ratePerSecond: 1000, burst: 100 }],
		});
		expect(totals.served).toBeCloseTo(1000, 6);
		expect(quotaSpentAtSeconds).toBeCloseTo(10, 0);
		expect(refusedByLayer).toEqual([0, expect.closeTo(11_000, 6)]);
	});

	test('a later refusal costs an earlier token, unless the layers act as one', () => {
		const layers = [
			{ ratePerSecond: 100, burst: 100 },
			{ ratePerSecond: 50, burst: 50 },
		];
		const run = (atomicLayers: boolean) =>
			simulate({ ...scenario, profile: constant(100), layers, atomicLayers, horizonSeconds: 20 });
		expect(run(false).samples.at(-1)!.tokens[0]).toBeCloseTo(100, 6);
		expect(run(true).samples.at(-1)!.tokens[0]).toBeCloseTo(100, 6);
		const busier = (atomicLayers: boolean) =>
			simulate({
				...scenario,
				profile: constant(150),
				layers,
				atomicLayers,
				horizonSeconds: 20,
			}).samples.at(-1)!.tokens[0]!;
		expect(busier(false)).toBeCloseTo(0, 6);
		expect(busier(true)).toBeCloseTo(100, 6);
	});
});

describe('properties', () => {
	const anyProfile: fc.Arbitrary<Profile> = fc.record({
		name: fc.constantFrom(...profileNames),
		requestsPerSecond: fc.double({ min: 0, max: 5000, noNaN: true }),
		startRequestsPerSecond: fc.double({ min: 0, max: 5000, noNaN: true }),
		atSeconds: fc.double({ min: 0, max: 40, noNaN: true }),
		overSeconds: fc.double({ min: 0.1, max: 40, noNaN: true }),
		spikeRequests: fc.integer({ min: 0, max: 20_000 }),
	});
	const layer = fc.record({
		ratePerSecond: fc.double({ min: 0, max: 5000, noNaN: true }),
		burst: fc.double({ min: 0, max: 5000, noNaN: true }),
	});
	const anyScenario: fc.Arbitrary<Scenario> = fc.record({
		profile: anyProfile,
		horizonSeconds: fc.double({ min: 1, max: 40, noNaN: true }),
		durationSeconds: fc.double({ min: 0.001, max: 5, noNaN: true }),
		ceiling: fc.integer({ min: 0, max: 3000 }),
		provisioned: fc.integer({ min: 0, max: 100 }),
		scaling: fc.constant({ burst: 100, unitsPerSecond: 10, requestsPerSecondPerUnit: 10 }),
		refill: fc.constantFrom('continuous' as const, 'stepped' as const),
		layers: fc.array(layer, { maxLength: 3 }),
		atomicLayers: fc.boolean(),
		quotaRequests: fc.option(fc.integer({ min: 0, max: 20_000 })),
		timeoutShare: fc.double({ min: 0, max: 1, noNaN: true }),
		idleSeconds: fc.double({ min: 1, max: 60, noNaN: true }),
		samples: fc.integer({ min: 1, max: 80 }),
		random: fc.integer().map(seededRandom),
	});

	test('every request has one end; capacity keeps to its ceiling and its rate', () => {
		fc.assert(
			fc.property(anyScenario, (scene) => {
				const { totals, samples, refusedByLayer } = simulate(scene);
				const { arrivals, served, gatewayRefused, lambdaThrottled, timedOut } = totals;
				const near = 1e-6 * Math.max(1, arrivals);
				expect(
					Math.abs(served + gatewayRefused + lambdaThrottled + timedOut - arrivals),
				).toBeLessThan(near);
				expect(Math.min(served, gatewayRefused, lambdaThrottled, timedOut)).toBeGreaterThan(-near);
				expect(
					Math.abs(refusedByLayer.reduce((sum, refused) => sum + refused, 0) - gatewayRefused),
				).toBeLessThan(near);
				expect(samples.at(-1)!.atSeconds).toBeCloseTo(scene.horizonSeconds, 9);
				samples.forEach((sample, index) => {
					expect(sample.granted).toBeLessThanOrEqual(scene.ceiling + 1e-9);
					expect(sample.busy).toBeLessThanOrEqual(sample.granted + 1e-6);
					sample.tokens.forEach((tokens, at) => {
						expect(tokens).toBeGreaterThanOrEqual(0);
						expect(tokens).toBeLessThanOrEqual(scene.layers[at]!.burst);
					});
					const before = samples[index - 1];
					const from = before?.atSeconds ?? 0;
					expect(sample.granted - (before?.granted ?? scene.provisioned)).toBeLessThanOrEqual(
						100 + 10 * (sample.atSeconds - from) + 1e-6,
					);
				});
			}),
			{ numRuns: 300 },
		);
	});

	test('the parts of a profile add up to the whole', () => {
		const steady = anyProfile.filter(({ name }) => name !== 'random');
		fc.assert(
			fc.property(
				steady,
				fc.array(fc.double({ min: 0.01, max: 9, noNaN: true })),
				(shape, steps) => {
					let at = 0;
					let total = 0;
					for (const step of steps) {
						const { spread, together } = arrivalsOf(shape, at, at + step, Math.random);
						total += spread + together;
						at += step;
					}
					const whole = arrivalsOf(shape, 0, at, Math.random);
					expect(total).toBeCloseTo(whole.spread + whole.together, 3);
				},
			),
		);
	});

	test.each([
		['step', { atSeconds: 4 }, 10 * 4 + 100 * 6],
		['ramp', { atSeconds: 2, overSeconds: 4 }, 10 * 2 + 55 * 4 + 100 * 4],
		['sine', { overSeconds: 5 }, 55 * 10],
		['spike', { atSeconds: 9, spikeRequests: 77 }, 100 * 10 + 77],
	] as const)('a %s brings what its picture says', (name, parts, expected) => {
		const shape = {
			...profile,
			name,
			requestsPerSecond: 100,
			startRequestsPerSecond: 10,
			...parts,
		};
		const { spread, together } = arrivalsOf(shape, 0, 10, Math.random);
		expect(spread + together).toBeCloseTo(expected, 6);
	});
});

test('refuses a horizon of nothing by name', () => {
	expect(() => simulate({ ...scenario, horizonSeconds: 0 })).toThrow(
		'horizonSeconds must be above 0',
	);
});
