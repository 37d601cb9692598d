import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	functionCeiling,
	maxRequestsPerSecond,
	meanHeldSeconds,
	provisioningSeconds,
	quotaUnits,
	requestsThrottledWhileScaling,
	requiredConcurrency,
	secondsToCapacity,
	steadyState,
	timeoutProbability,
	warmSplit,
	type ConcurrencyShares,
} from '~/lib/lambda-vs-api-gateway/model';
import type { TokenBucket } from '~/lib/lambda-vs-api-gateway/token-bucket';

// Worked examples of https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
// and https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
const perUnit = 10;
const shares: ConcurrencyShares = {
	account: 1000,
	minimumUnreserved: 100,
	reserved: null,
	provisioned: 0,
	othersReserved: 0,
	othersProvisioned: 0,
};
const rate = fc.double({ min: 0, max: 2e5, noNaN: true });
const seconds = fc.double({ min: 0, max: 900, noNaN: true });

describe('requiredConcurrency', () => {
	test.each([
		[100, 1, 100],
		[100, 0.5, 50],
		[200, 0.25, 50],
		[5000, 0.2, 1000],
		[20_000, 0.05, 1000],
	])('AWS’s %d requests a second of %d s need %d', (requests, duration, expected) => {
		expect(requiredConcurrency(requests, duration)).toBeCloseTo(expected, 9);
	});

	test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('rejects a rate of %s by name', (value) => {
		expect(() => requiredConcurrency(value, 1)).toThrow(/requestsPerSecond .* got/);
		expect(() => requiredConcurrency(1, value)).toThrow(/durationSeconds .* got/);
	});
});

describe('quotaUnits and maxRequestsPerSecond', () => {
	test.each([
		[20_000, 0.05, 2000],
		[30_000, 0.02, 3000],
		[5000, 0.2, 1000],
		[10, 0, 1],
	])('%d requests a second of %d s use %d units', (requests, duration, units) => {
		expect(quotaUnits(requests, duration, perUnit)).toBeCloseTo(units, 9);
	});

	test('the default quota admits 10,000 requests a second of 50 ms and 5,000 of 200 ms', () => {
		expect(maxRequestsPerSecond(1000, 0.05, perUnit)).toBe(10_000);
		expect(maxRequestsPerSecond(1000, 0.2, perUnit)).toBe(5000);
	});

	test('provisioned concurrency of 10 spills at 10 at once or 100 requests a second', () => {
		expect(maxRequestsPerSecond(10, 0.02, perUnit)).toBe(100);
		expect(maxRequestsPerSecond(10, 1, perUnit)).toBe(10);
	});

	test('units never fall when rate or duration rise', () => {
		fc.assert(
			fc.property(rate, seconds, rate, (requests, duration, more) => {
				const base = quotaUnits(requests, duration, perUnit);
				expect(quotaUnits(requests + more, duration, perUnit)).toBeGreaterThanOrEqual(base);
				expect(quotaUnits(requests, duration + more, perUnit)).toBeGreaterThanOrEqual(base);
			}),
		);
	});

	test('below a tenth of a second the duration makes no difference', () => {
		fc.assert(
			fc.property(rate, fc.double({ min: 0, max: 0.1, noNaN: true }), (requests, duration) => {
				expect(quotaUnits(requests, duration, perUnit)).toBe(quotaUnits(requests, 0.1, perUnit));
			}),
		);
	});

	test('the units that a rate uses admit just that rate', () => {
		fc.assert(
			fc.property(rate, seconds, (requests, duration) => {
				const admitted = maxRequestsPerSecond(
					quotaUnits(requests, duration, perUnit),
					duration,
					perUnit,
				);
				expect(admitted).toBeCloseTo(requests, 5);
			}),
		);
	});

	test('rejects zero requests a second for each unit', () => {
		expect(() => quotaUnits(1, 1, 0)).toThrow('requestsPerSecondPerUnit must be above 0');
	});
});

describe('functionCeiling', () => {
	test('with 400 and 400 reserved elsewhere, a function without a reservation shares 200', () => {
		expect(functionCeiling({ ...shares, othersReserved: 800 })).toEqual({
			ceiling: 200,
			pool: 200,
		});
	});

	test('a reserved function stops at its 400 while the rest is idle', () => {
		expect(functionCeiling({ ...shares, reserved: 400, othersReserved: 400 })).toEqual({
			ceiling: 400,
			pool: 200,
		});
	});

	test('400 provisioned without a reservation may reach 400 and the 600 that are left', () => {
		expect(functionCeiling({ ...shares, provisioned: 400 })).toEqual({ ceiling: 1000, pool: 600 });
	});

	test.each([
		[1000, 900],
		[2000, 1900],
	])('of %d at most %d can be reserved', (account, reservable) => {
		expect(functionCeiling({ ...shares, account, reserved: reservable })).toMatchObject({
			ceiling: reservable,
		});
		expect(functionCeiling({ ...shares, account, reserved: reservable + 1 })).toEqual({
			kind: 'reservations-exceed-account',
			reservable,
		});
	});

	test('provisioned concurrency above the reservation is refused', () => {
		expect(functionCeiling({ ...shares, reserved: 50, provisioned: 51 })).toEqual({
			kind: 'provisioned-exceeds-reserved',
			reserved: 50,
		});
	});

	test('a reservation of zero leaves nothing', () => {
		expect(functionCeiling({ ...shares, reserved: 0 })).toMatchObject({ ceiling: 0 });
	});

	const part = fc.integer({ min: 0, max: 300 });
	test('pool, reservations and provisioned concurrency add up to the account', () => {
		fc.assert(
			fc.property(
				fc.option(part),
				part,
				part,
				part,
				(reserved, provisioned, othersReserved, othersProvisioned) => {
					const result = functionCeiling({
						...shares,
						account: 2000,
						reserved,
						provisioned,
						othersReserved,
						othersProvisioned,
					});
					if ('kind' in result) return;
					const own = reserved ?? provisioned;
					expect(result.pool + own + othersReserved + othersProvisioned).toBe(2000);
				},
			),
		);
	});

	test('a reservation elsewhere never raises this ceiling', () => {
		fc.assert(
			fc.property(fc.option(part), part, part, (reserved, othersReserved, more) => {
				const before = functionCeiling({ ...shares, reserved, othersReserved });
				const after = functionCeiling({
					...shares,
					reserved,
					othersReserved: othersReserved + more,
				});
				if ('kind' in before || 'kind' in after) return;
				expect(after.ceiling).toBeLessThanOrEqual(before.ceiling);
			}),
		);
	});
});

describe('steadyState', () => {
	const account = { ratePerSecond: 10_000, burst: 5000 };

	test('20,000 requests of 50 ms at the defaults: the gateway refuses half, Lambda takes the rest', () => {
		expect(
			steadyState({
				requestsPerSecond: 20_000,
				durationSeconds: 0.05,
				layers: [account],
				ceiling: 1000,
				requestsPerSecondPerUnit: perUnit,
			}),
		).toEqual({
			gatewayRefused: 10_000,
			refusingLayer: 0,
			lambdaThrottled: 0,
			admitted: 10_000,
			lambdaMaximum: 10_000,
		});
	});

	test('the layer with the lowest rate refuses; a burst below one admits nothing', () => {
		const steady = (layers: TokenBucket[]) =>
			steadyState({
				requestsPerSecond: 100,
				durationSeconds: 0.1,
				layers,
				ceiling: 1000,
				requestsPerSecondPerUnit: perUnit,
			});
		expect(steady([{ ratePerSecond: 60, burst: 10 }, account])).toMatchObject({
			gatewayRefused: 40,
			refusingLayer: 0,
		});
		expect(steady([account, { ratePerSecond: 5000, burst: 0 }])).toMatchObject({
			gatewayRefused: 100,
			refusingLayer: 1,
		});
		expect(steady([account]).refusingLayer).toBeNull();
	});

	test('what is served, refused and throttled adds up to what arrives; a further layer never admits more', () => {
		fc.assert(
			fc.property(
				rate,
				seconds,
				rate,
				rate,
				fc.integer({ min: 0, max: 5000 }),
				(requestsPerSecond, durationSeconds, first, second, ceiling) => {
					const steady = (rates: number[]) =>
						steadyState({
							requestsPerSecond,
							durationSeconds,
							layers: rates.map((ratePerSecond) => ({ ratePerSecond, burst: 100 })),
							ceiling,
							requestsPerSecondPerUnit: perUnit,
						});
					const state = steady([first]);
					expect(state.gatewayRefused + state.lambdaThrottled + state.admitted).toBeCloseTo(
						requestsPerSecond,
						5,
					);
					expect(
						Math.min(state.gatewayRefused, state.lambdaThrottled, state.admitted),
					).toBeGreaterThanOrEqual(0);
					expect(steady([first, second]).admitted).toBeLessThanOrEqual(state.admitted);
				},
			),
		);
	});
});

describe('warmSplit', () => {
	test('AWS’s ten provisioned environments spill at ten at once or 100 requests a second', () => {
		expect(warmSplit(15, 1, 10, perUnit)).toEqual({ warm: 10, onDemand: 5 });
		expect(warmSplit(150, 0.01, 10, perUnit)).toEqual({ warm: 100, onDemand: 50 });
		expect(warmSplit(5, 1, 10, perUnit)).toEqual({ warm: 5, onDemand: 0 });
	});
});

// https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html: 1,000 units every ten seconds
const scaling = { burst: 1000, unitsPerSecond: 100, requestsPerSecondPerUnit: perUnit };

describe('scaling', () => {
	test.each([
		[1000, 0],
		[2000, 10],
		[3000, 20],
		[5000, 40],
		[7000, 60],
		[10_000, 90],
	])('%d units are there after %d s', (units, expected) => {
		expect(secondsToCapacity(units, 1000, 100)).toBe(expected);
	});

	// The triangle between need and allowance, summed by hand.
	test.each([
		[5000, 0.2, 0, 0],
		[3000, 0.5, 2500, 10_000],
		[20_000, 0.05, 50_000, 100_000],
		[30_000, 0.02, 200_000, 300_000],
		[10_000, 1, 405_000, 450_000],
	])(
		'%d requests a second of %d s: %d throttled, %d in steps',
		(requests, duration, continuous, stepped) => {
			const throttled = requestsThrottledWhileScaling(requests, duration, scaling);
			expect(throttled.continuous).toBeCloseTo(continuous, 6);
			expect(throttled.stepped).toBeCloseTo(stepped, 6);
		},
	);

	test('an allowance that never comes back is refused', () => {
		expect(() => secondsToCapacity(1, 1, 0)).toThrow('unitsPerSecond must be above 0');
	});

	test('5,000 provisioned environments take 50 s at 6,000 a minute', () => {
		expect(provisioningSeconds(5000, 6000)).toBe(50);
		expect(() => provisioningSeconds(1, 0)).toThrow('environmentsPerMinute must be above 0');
	});
});

describe('timeouts', () => {
	// Python: 0.5 * erfc((ln 29 - ln m + s²/2) / s / sqrt 2), s² = ln(1 + cv²)
	test.each([
		[10, 1, 29, 0.04502583343425015],
		[20, 0.5, 29, 0.15320905570817756],
	])('mean %d s, variation %d: the share past %d s', (mean, variation, timeout, expected) => {
		expect(timeoutProbability(mean, variation, timeout)).toBeCloseTo(expected, 12);
	});

	test('a constant duration is all in time or all late; zero is always in time', () => {
		expect(timeoutProbability(10, 0, 29)).toBe(0);
		expect(timeoutProbability(30, 0, 29)).toBe(1);
		expect(timeoutProbability(0, 1, 29)).toBe(0);
		expect(timeoutProbability(1, 1, 0)).toBe(1);
	});

	test('the mean of what is held up to the timeout is that of a sum over the distribution', () => {
		// E[min(X, T)] is the integral of P(X > x) from 0 to T: the midpoint rule, 20,000 steps.
		for (const [mean, variation, timeout] of [
			[10, 1, 29],
			[20, 0.5, 15],
			[1, 4, 2],
		] as const) {
			const width = timeout / 20_000;
			let sum = 0;
			for (let index = 0; index < 20_000; index += 1)
				sum += timeoutProbability(mean, variation, (index + 0.5) * width) * width;
			expect(meanHeldSeconds(mean, variation, timeout)).toBeCloseTo(sum, 5);
		}
	});

	test('a longer timeout never loses more, and holds never less', () => {
		const variation = fc.double({ min: 0, max: 4, noNaN: true });
		fc.assert(
			fc.property(seconds, variation, seconds, seconds, (mean, cv, timeout, more) => {
				expect(timeoutProbability(mean, cv, timeout + more)).toBeLessThanOrEqual(
					timeoutProbability(mean, cv, timeout) + 1e-12,
				);
				const held = meanHeldSeconds(mean, cv, timeout);
				expect(held).toBeLessThanOrEqual(Math.min(mean, timeout) * (1 + 1e-9));
				expect(meanHeldSeconds(mean, cv, timeout + more)).toBeGreaterThanOrEqual(held * (1 - 1e-9));
			}),
		);
	});
});
