import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockingWithPeakedness, erlangB, minServers } from '~/lib/lambda-vs-api-gateway/model';

describe('erlangB', () => {
	// Standard tables of Erlang B; 50 and 1,000 by the sum a^c/c! / Σ a^k/k! in exact fractions.
	test.each([
		[1, 1, 0.5],
		[2, 1, 0.2],
		[50, 50, 0.104787],
		[100, 80, 0.003992],
		[1000, 1000, 0.024812],
		[1000, 2000, 0.500498],
		[0, 5, 1],
		[5, 0, 0],
	])('%d servers with a load of %d', (servers, load, expected) => {
		expect(erlangB(servers, load)).toBeCloseTo(expected, 6);
	});

	test('grows with the load, falls with the servers, and is never under the fluid share', () => {
		const servers = fc.integer({ min: 1, max: 2000 });
		const load = fc.double({ min: 0.001, max: 4000, noNaN: true });
		fc.assert(
			fc.property(servers, load, load, (count, offered, more) => {
				const blocking = erlangB(count, offered);
				expect(blocking).toBeGreaterThanOrEqual(Math.max(0, 1 - count / offered) - 1e-12);
				expect(blocking).toBeLessThan(1);
				expect(erlangB(count, offered + more)).toBeGreaterThanOrEqual(blocking);
				expect(erlangB(count + 1, offered)).toBeLessThanOrEqual(blocking);
			}),
		);
	});

	test('refuses half a server', () => {
		expect(() => erlangB(1.5, 1)).toThrow('servers must be a whole number, got 1.5');
	});
});

describe('minServers', () => {
	test.each([
		[10, 0.01, 18],
		[10, 0.001, 21],
		[10, 0.0001, 24],
		[1000, 0.01, 1029],
		[1000, 0.001, 1072],
		[1000, 0.0001, 1100],
		[0, 0.01, 1],
	])('a load of %d at %d blocking needs %d', (load, blocking, expected) => {
		expect(minServers(load, blocking)).toBe(load === 0 ? 1 : expected);
	});

	test('is the first count that keeps the promise', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.01, max: 3000, noNaN: true }),
				fc.double({ min: 1e-6, max: 0.9, noNaN: true }),
				(load, blocking) => {
					const servers = minServers(load, blocking);
					expect(erlangB(servers, load)).toBeLessThanOrEqual(blocking);
					expect(erlangB(servers - 1, load)).toBeGreaterThan(blocking);
				},
			),
		);
	});

	test('refuses a promise that nothing keeps', () => {
		expect(() => minServers(1, 0)).toThrow('maxBlocking must be above 0');
	});
});

describe('blockingWithPeakedness', () => {
	// Hayward’s approximation; the fractional values by numerical integration in Python.
	test.each([
		[1, 0.0187],
		[2, 0.0502],
		[4, 0.101],
	])('50 servers, a load of 40, peakedness %d', (peakedness, expected) => {
		expect(blockingWithPeakedness(50, 40, peakedness)).toBeCloseTo(expected, 4);
	});

	test('peakedness 1 is Erlang’s own formula, and more clumps never block less', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 500 }),
				fc.double({ min: 0.1, max: 800, noNaN: true }),
				fc.double({ min: 1, max: 8, noNaN: true }),
				(servers, load, peakedness) => {
					expect(blockingWithPeakedness(servers, load, 1)).toBeCloseTo(erlangB(servers, load), 10);
					const blocking = blockingWithPeakedness(servers, load, peakedness);
					expect(blocking).toBeLessThanOrEqual(1);
					expect(blocking).toBeGreaterThanOrEqual(Math.max(0, 1 - servers / load) - 1e-6);
				},
			),
		);
	});

	test('refuses traffic smoother than random', () => {
		expect(() => blockingWithPeakedness(1, 1, 0.5)).toThrow('peakedness must be >= 1');
	});
});
