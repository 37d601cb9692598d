import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthlyCost } from '~/lib/lambda-vs-api-gateway/model';
import type { MonthlyUsage, Prices } from '~/lib/lambda-vs-api-gateway/cost';

const prices: Prices = {
	gatewayRequest: [{ upTo: 300e6, price: 1e-6 }, { price: 0.9e-6 }],
	lambdaRequest: 0.2e-6,
	gbSecond: [{ price: 0.0000166667 }],
	provisionedGbSecond: 0.0000041667,
	provisionedDurationGbSecond: 0.0000097222,
	freeLambdaRequests: 1e6,
	freeGbSeconds: 400_000,
	provisionedIncrementSeconds: 300,
};
const nothing: MonthlyUsage = {
	gatewayRequests: 0,
	onDemandInvocations: 0,
	provisionedInvocations: 0,
	billedSeconds: 0,
	memoryMB: 1024,
	provisionedConcurrency: 0,
	provisionedSeconds: 0,
};

// https://aws.amazon.com/lambda/pricing/, the example of 3 million requests of 1 s with 512 MB
test('AWS’s example costs 18.73 with the price of today and 18.74 with that of the example', () => {
	const usage = { ...nothing, onDemandInvocations: 3e6, billedSeconds: 1, memoryMB: 512 };
	expect(monthlyCost(usage, prices).total.toFixed(2)).toBe('18.73');
	const then = { ...prices, gbSecond: [{ price: 0.00001667 }] };
	expect(monthlyCost(usage, then).total.toFixed(2)).toBe('18.74');
});

test('100 provisioned environments of 1 GB cost 3.00 for two hours, begun in steps of five minutes', () => {
	const usage = { ...nothing, provisionedConcurrency: 100, provisionedSeconds: 7200 };
	expect(monthlyCost(usage, prices).provisioned.toFixed(2)).toBe('3.00');
	expect(monthlyCost({ ...usage, provisionedSeconds: 6901 }, prices).provisioned).toBe(
		monthlyCost(usage, prices).provisioned,
	);
});

test('400 million requests to an HTTP API: 300 at a dollar, 100 at 90 cents', () => {
	expect(monthlyCost({ ...nothing, gatewayRequests: 400e6 }, prices).gateway).toBeCloseTo(390, 6);
});

test('the cost is never negative, is the sum of its parts, and grows evenly above what is free', () => {
	const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
	fc.assert(
		fc.property(amount, amount, amount, (invocations, requests, seconds) => {
			const usage = {
				...nothing,
				gatewayRequests: requests,
				onDemandInvocations: 2e6 + invocations,
				billedSeconds: 1,
				provisionedConcurrency: 3,
				provisionedSeconds: seconds,
			};
			const { total, ...parts } = monthlyCost(usage, prices);
			for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(0);
			expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 6);
			const more = monthlyCost(
				{ ...usage, onDemandInvocations: usage.onDemandInvocations + 1e6 },
				prices,
			);
			expect(more.lambdaRequests - parts.lambdaRequests).toBeCloseTo(0.2, 6);
			expect(more.lambdaDuration - parts.lambdaDuration).toBeCloseTo(16.6667, 3);
		}),
	);
});
