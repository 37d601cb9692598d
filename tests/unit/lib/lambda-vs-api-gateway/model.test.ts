import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	functionCeiling,
	maxRequestsPerSecond,
	quotaUnits,
	requiredConcurrency,
	steadyState,
	type ConcurrencyShares,
} from '~/lib/lambda-vs-api-gateway/model';

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
	test('20,000 requests of 50 ms at the defaults: the gateway refuses half, Lambda takes the rest', () => {
		expect(
			steadyState({
				requestsPerSecond: 20_000,
				durationSeconds: 0.05,
				gatewayRequestsPerSecond: 10_000,
				ceiling: 1000,
				requestsPerSecondPerUnit: perUnit,
			}),
		).toEqual({
			gatewayRefused: 10_000,
			lambdaThrottled: 0,
			admitted: 10_000,
			lambdaMaximum: 10_000,
		});
	});

	test('what is served, refused and throttled adds up to what arrives', () => {
		fc.assert(
			fc.property(
				rate,
				seconds,
				rate,
				fc.integer({ min: 0, max: 5000 }),
				(requestsPerSecond, durationSeconds, gatewayRequestsPerSecond, ceiling) => {
					const state = steadyState({
						requestsPerSecond,
						durationSeconds,
						gatewayRequestsPerSecond,
						ceiling,
						requestsPerSecondPerUnit: perUnit,
					});
					expect(state.gatewayRefused + state.lambdaThrottled + state.admitted).toBeCloseTo(
						requestsPerSecond,
						5,
					);
					expect(
						Math.min(state.gatewayRefused, state.lambdaThrottled, state.admitted),
					).toBeGreaterThanOrEqual(0);
				},
			),
		);
	});
});
