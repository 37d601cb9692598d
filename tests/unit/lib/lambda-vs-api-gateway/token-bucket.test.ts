import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	admitThroughBucket,
	flowThroughBucket,
	type Arrival,
} from '~/lib/lambda-vs-api-gateway/token-bucket';

const account = { ratePerSecond: 10_000, burst: 5000 };
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const evenly = (perMillisecond: number, from: number, to: number): Arrival[] =>
	Array.from({ length: to - from }, (_, index) => ({
		atSeconds: (from + index) / 1000,
		requests: perMillisecond,
	}));

// The developer guide’s examples of account throttling, api-gateway-request-throttling.md as published until
// January 2022: https://github.com/awsdocs/amazon-api-gateway-developer-guide
describe('AWS’s examples of 10,000 a second with a burst of 5,000', () => {
	test('10,000 spread over a second are all admitted', () => {
		expect(sum(admitThroughBucket(account, evenly(10, 0, 1000)))).toBe(10_000);
	});

	test('of 10,000 in the first millisecond 5,000 are', () => {
		expect(admitThroughBucket(account, [{ atSeconds: 0, requests: 10_000 }])).toEqual([5000]);
	});

	test('5,000 at once, and 5,000 more over the other 999 ms', () => {
		const rest = evenly(5000 / 999, 1, 1000);
		const whole = rest.map((arrival, index) => ({
			...arrival,
			requests: Math.round(((index + 1) * 5000) / 999) - Math.round((index * 5000) / 999),
		}));
		expect(sum(admitThroughBucket(account, [{ atSeconds: 0, requests: 5000 }, ...whole]))).toBe(
			10_000,
		);
	});

	test('5,000 at once, and 5,000 a tenth of a second later: 1,000 have come back', () => {
		expect(
			admitThroughBucket(account, [
				{ atSeconds: 0, requests: 5000 },
				{ atSeconds: 0.1, requests: 5000 },
			]),
		).toEqual([5000, 1000]);
	});
});

// https://stackoverflow.com/questions/70423503: rate 10, burst 100; 18, 34 and 85 requests in three seconds
describe('18, 34 and 85 requests a second against 10 and a burst of 100', () => {
	test('eight are refused request by request', () => {
		const arrivals = [18, 34, 85].flatMap((requests, second) =>
			Array.from({ length: requests }, (_, index) => ({
				atSeconds: second + index / requests,
				requests: 1,
			})),
		);
		expect(137 - sum(admitThroughBucket({ ratePerSecond: 10, burst: 100 }, arrivals))).toBe(8);
	});

	test('seven are refused as a flow', () => {
		const bucket = { ratePerSecond: 10, burst: 100, tokens: 100 };
		const admitted = [18, 34, 85].map((requests) => flowThroughBucket(bucket, 1, 0, requests));
		expect(137 - sum(admitted)).toBeCloseTo(7, 9);
	});
});

describe('properties', () => {
	const arrivals = fc
		.array(
			fc.record({
				wait: fc.double({ min: 0, max: 3, noNaN: true }),
				requests: fc.integer({ min: 0, max: 300 }),
			}),
			{ maxLength: 40 },
		)
		.map((steps) => {
			let atSeconds = 0;
			return steps.map(({ wait, requests }) => ({ atSeconds: (atSeconds += wait), requests }));
		});
	const bucket = fc.record({
		ratePerSecond: fc.integer({ min: 0, max: 200 }),
		burst: fc.integer({ min: 0, max: 300 }),
	});

	test('no window admits more than the burst and what came back in it', () => {
		fc.assert(
			fc.property(bucket, arrivals, (limit, events) => {
				const admitted = admitThroughBucket(limit, events);
				admitted.forEach((count, index) => {
					expect(count).toBeGreaterThanOrEqual(0);
					expect(count).toBeLessThanOrEqual(events[index]!.requests);
				});
				for (let from = 0; from < events.length; from += 1) {
					let total = 0;
					for (let to = from; to < events.length; to += 1) {
						total += admitted[to]!;
						const width = events[to]!.atSeconds - events[from]!.atSeconds;
						expect(total).toBeLessThanOrEqual(limit.burst + limit.ratePerSecond * width + 1e-4);
					}
				}
			}),
		);
	});

	test('tokens stay between none and the burst, and a flow admits no more than came', () => {
		fc.assert(
			fc.property(bucket, arrivals, (limit, events) => {
				const flowing = { ...limit, tokens: limit.burst };
				for (const { atSeconds, requests } of events) {
					const admitted = flowThroughBucket(flowing, atSeconds, requests / 2, requests / 2);
					expect(admitted).toBeGreaterThanOrEqual(0);
					expect(admitted).toBeLessThanOrEqual(requests + 1e-9);
					expect(flowing.tokens).toBeGreaterThanOrEqual(0);
					expect(flowing.tokens).toBeLessThanOrEqual(limit.burst);
				}
			}),
		);
	});

	test('a burst below one admits nothing', () => {
		expect(admitThroughBucket({ ratePerSecond: 9, burst: 0.5 }, evenly(1, 0, 50))).not.toContain(1);
		expect(flowThroughBucket({ ratePerSecond: 9, burst: 0.5, tokens: 0.5 }, 1, 1, 9)).toBe(0);
	});

	test('time does not run backwards', () => {
		expect(() =>
			admitThroughBucket(account, [
				{ atSeconds: 1, requests: 1 },
				{ atSeconds: 0, requests: 1 },
			]),
		).toThrow('atSeconds must not go back');
	});
});
