import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsFor, type Limits } from '~/lib/lambda-vs-api-gateway/state';
import { verdictOf } from '~/lib/lambda-vs-api-gateway/verdict';
import { defaultsOf, explicitState, readState } from '~/lib/url-state/codec';

const limits: Limits = {
	accountConcurrency: 1000,
	minimumUnreserved: 100,
	requestsPerSecondPerUnit: 10,
	maxDurationSeconds: 900,
	gatewayRequestsPerSecond: 10_000,
};
const fields = fieldsFor(limits);
const scene = defaultsOf(fields);
const sentence = (patch: Partial<typeof scene>) =>
	verdictOf({ ...scene, ...patch }, limits).sentence;

describe('verdictOf', () => {
	test('the default scene: the gateway admits all 8,000, Lambda 5,000', () => {
		expect(sentence({})).toBe(
			'Lambda’s account concurrency binds: 3,000 of 8,000 requests a second (37.5 %) are throttled. 1,600 concurrent executions would admit all.',
		);
	});

	test('the gateway binds', () => {
		expect(sentence({ requestsPerSecond: 12_000, accountConcurrency: 5000 })).toBe(
			'API Gateway refuses 2,000 of 12,000 requests a second (16.7 %) with 429; a rate of 12,000 would admit all.',
		);
	});

	test('the rule of ten a unit binds for short requests', () => {
		expect(
			sentence({
				requestsPerSecond: 30_000,
				durationSeconds: 0.02,
				gatewayRequestsPerSecond: 50_000,
			}),
		).toBe(
			'Lambda’s account concurrency binds by its rule of 10 requests a second for each unit: 20,000 of 30,000 requests a second (66.7 %) are throttled. 3,000 concurrent executions would admit all.',
		);
	});

	test('the reservation binds, both bind, nothing binds, nothing arrives, and the switch is off', () => {
		expect(sentence({ reservedConcurrency: 400 })).toContain(
			'Lambda’s reserved concurrency binds: 6,000 of 8,000',
		);
		const both = sentence({ requestsPerSecond: 12_000 });
		expect(both).toContain('API Gateway refuses 2,000');
		expect(both).toContain('5,000 of 12,000');
		expect(sentence({ requestsPerSecond: 5000 })).toBe(
			'Everything is served: all 5,000 requests a second.',
		);
		expect(sentence({ requestsPerSecond: 0 })).toBe('No requests, nothing refused.');
		expect(sentence({ reservedConcurrency: 0 })).toContain('switched off');
	});

	test('a reservation that AWS would refuse is said so, with the most it accepts', () => {
		expect(sentence({ reservedConcurrency: 901 })).toBe(
			'AWS would refuse this reservation: of 1,000 at most 900 can be reserved.',
		);
	});
});

describe('the state in the query', () => {
	const states = fc.record({
		requestsPerSecond: fc.double({ min: 0, max: 200_000, noNaN: true }).map((n) => n + 0),
		durationSeconds: fc.double({ min: 0.001, max: 900, noNaN: true }),
		accountConcurrency: fc.integer({ min: 100, max: 100_000 }),
		reservedConcurrency: fc.option(fc.integer({ min: 0, max: 100_000 })),
		gatewayRequestsPerSecond: fc.double({ min: 0, max: 100_000, noNaN: true }).map((n) => n + 0),
	});

	test('a shared link opens on the state it was copied from', () => {
		fc.assert(
			fc.property(states, (state) => {
				expect(readState(fields, explicitState(fields, state))).toEqual({ state, notices: [] });
			}),
		);
	});

	test('any text in the query gives a sentence without NaN, Infinity or undefined', () => {
		const text = fc.oneof(
			fc.string(),
			fc.double().map(String),
			fc.constantFrom('1e999', '-0', 'NaN', '10k', '1,000', ''),
		);
		fc.assert(
			fc.property(text, text, text, text, text, (rps, s, acct, rsv, gw) => {
				const { state } = readState(
					fields,
					new URLSearchParams({ rps, s, acct, rsv, gw }).toString(),
				);
				expect(verdictOf(state, limits).sentence).not.toMatch(/NaN|Infinity|undefined/);
			}),
		);
	});
});
