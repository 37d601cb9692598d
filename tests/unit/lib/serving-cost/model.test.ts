import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	cheapestPlan,
	monthlyCost,
	parts,
	usageOf,
	type Site,
	type Usage,
} from '~/lib/serving-cost/model';
import { limits, prices } from './limits.ts';

const noSite: Site = {
	pageViews: 0,
	kilobytesPerView: 0,
	requestsPerView: 1,
	headerKilobytesPerRequest: 0,
	functionShare: 0,
	cacheHitShare: 1,
	storedMegabytes: 0,
	uploads: 0,
	invalidationPaths: 0,
	hostedZones: 0,
};
const nothing: Usage = usageOf(noSite);
const { free } = limits;

describe('AWS’s own examples', () => {
	// https://github.com/aws-samples/amazon-cloudfront-continuous-deployment, README, “Pricing Calculations”
	test('100 GB and a million requests to CloudFront cost 8.50 and 1.00', () => {
		const cost = monthlyCost({ ...nothing, transferGB: 100, requests: 1e6 }, prices);
		expect(cost.transfer.toFixed(2)).toBe('8.50');
		expect(cost.requests.toFixed(2)).toBe('1.00');
		expect(cost.total.toFixed(2)).toBe('9.50');
	});

	// https://aws.amazon.com/s3/faqs/, “How will I be charged and billed”, text of 2019, for the next two
	test('310,000 files written to S3 cost 1.55, and 620,000 read 0.25', () => {
		const written = monthlyCost({ ...nothing, uploads: 310_000 }, prices);
		expect(written.bucketRequests.toFixed(2)).toBe('1.55');
		const read = monthlyCost({ ...nothing, originRequests: 620_000 }, prices);
		expect(read.bucketRequests.toFixed(2)).toBe('0.25');
	});

	test('52,900 GB kept for a month cost 1,215.00, over two tiers', () => {
		expect(monthlyCost({ ...nothing, storedGB: 52_900 }, prices).storage.toFixed(2)).toBe(
			'1215.00',
		);
	});

	// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html
	test('of three times 600 invalidation paths, 800 are charged', () => {
		const { invalidations } = monthlyCost({ ...nothing, invalidationPaths: 1800 }, prices);
		expect(invalidations).toBeCloseTo(800 * 0.005, 9);
	});
});

describe('by hand', () => {
	const site: Site = {
		...noSite,
		pageViews: 1e8,
		kilobytesPerView: 24,
		requestsPerView: 15,
		headerKilobytesPerRequest: 0.5,
		functionShare: 1,
		cacheHitShare: 0.95,
		storedMegabytes: 6,
		uploads: 6000,
		invalidationPaths: 20,
		hostedZones: 1,
	};

	test('what AWS counts of a hundred million page views', () => {
		const usage = usageOf(site);
		expect(usage.transferGB).toBeCloseTo((1e8 * 31.5) / 1_048_576, 6);
		expect(usage).toMatchObject({ requests: 1.5e9, invocations: 1.5e9, hostedZones: 1 });
		expect(usage.originRequests).toBeCloseTo(75e6, 3);
	});

	test('and what it costs', () => {
		const cost = monthlyCost(usageOf(site), prices, free);
		// 3,004.1 GB less a TB, all in the first tier; 1.49 billion requests; 1.498 billion runs; 75 million reads.
		expect(cost.transfer.toFixed(2)).toBe('168.31');
		expect(cost.requests.toFixed(2)).toBe('1490.00');
		expect(cost.edgeFunction.toFixed(2)).toBe('149.80');
		expect(cost.bucketRequests.toFixed(2)).toBe('30.03');
		expect(cost.dns).toBe(0.5);
		expect(cost.total.toFixed(2)).toBe('1838.64');
	});

	test('what is free is part of the first tier and moves no bound', () => {
		const cost = monthlyCost({ ...nothing, transferGB: 10_241 }, prices, free);
		expect(cost.transfer).toBeCloseTo((10_240 - 1024) * 0.085 + 0.08, 9);
	});

	test('a price for fetching from the bucket is paid for the bytes of misses', () => {
		const usage = { ...nothing, transferGB: 200, requests: 100, originRequests: 25 };
		const dear = { ...prices, originTransferGB: 1, transferGB: [{ price: 0 }] };
		expect(monthlyCost(usage, dear).transfer).toBe(50);
	});

	test('the plan has to hold requests and bytes, and the cheapest one is taken', () => {
		const plan = (requests: number, transferGB: number) =>
			cheapestPlan({ ...nothing, requests, transferGB }, limits.plans)?.name;
		expect(plan(1e6, 100)).toBe('Free');
		expect(plan(1e6, 101)).toBe('Pro');
		expect(plan(10e6 + 1, 101)).toBe('Business');
		expect(plan(700e6, 20_000)).toBe('Premium 75 TB');
		expect(plan(751e6, 1)).toBeUndefined();
	});
});

describe('always', () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	const amount = (max: number) => fc.double({ min: 0, max, noNaN: true });
	const anySite = fc.record<Site>({
		pageViews: amount(1e10),
		kilobytesPerView: amount(1e4),
		requestsPerView: amount(200),
		headerKilobytesPerRequest: amount(4),
		functionShare: share,
		cacheHitShare: share,
		storedMegabytes: amount(1e7),
		uploads: amount(1e6),
		invalidationPaths: amount(1e5),
		hostedZones: fc.constantFrom(0, 1),
	});

	test('the bill is the sum of its parts, none of them negative', () => {
		fc.assert(
			fc.property(anySite, (site) => {
				const cost = monthlyCost(usageOf(site), prices, free);
				for (const part of parts) expect(cost[part]).toBeGreaterThanOrEqual(0);
				const sum = parts.reduce((total, part) => total + cost[part], 0);
				expect(Math.abs(sum - cost.total)).toBeLessThanOrEqual(1e-9 * Math.max(1, sum));
			}),
		);
	});

	test('more page views never cost less, and the free tier never makes anything dearer', () => {
		fc.assert(
			fc.property(anySite, amount(1e9), (site, more) => {
				const bill = (pageViews: number, given = free) =>
					monthlyCost(usageOf({ ...site, pageViews }), prices, given).total;
				const slack = 1e-9 * Math.max(1, bill(site.pageViews + more));
				expect(bill(site.pageViews + more)).toBeGreaterThanOrEqual(bill(site.pageViews) - slack);
				const without = { transferGB: 0, requests: 0, invocations: 0 };
				expect(bill(site.pageViews)).toBeLessThanOrEqual(bill(site.pageViews, without) + slack);
			}),
		);
	});

	test('more hits at the edge never cost more', () => {
		fc.assert(
			fc.property(anySite, share, (site, hits) => {
				const bill = (cacheHitShare: number) =>
					monthlyCost(usageOf({ ...site, cacheHitShare }), prices, free).total;
				expect(bill(Math.max(hits, site.cacheHitShare))).toBeLessThanOrEqual(
					bill(Math.min(hits, site.cacheHitShare)) * (1 + 1e-12) + 1e-9,
				);
			}),
		);
	});

	test('numbers that no month has are refused', () => {
		expect(() => usageOf({ ...noSite, pageViews: -1 })).toThrow('pageViews');
		expect(() => monthlyCost({ ...nothing, requests: Infinity }, prices)).toThrow('requests');
	});
});
