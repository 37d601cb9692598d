import { assertNonNegative } from '../check.ts';
import { tiered, type PriceTier } from '../price/tiers.ts';

/** A month of a static site, as its owner knows it. */
export interface Site {
	pageViews: number;
	/** Of all files of a page view as they travel, without headers; 1,024 bytes each. */
	kilobytesPerView: number;
	requestsPerView: number;
	/** Response headers, kilobytes. */
	headerKilobytesPerRequest: number;
	/** Part of the requests that runs the function at the edge, from 0 to 1. */
	functionShare: number;
	/** Part of the requests that the edge answers without the bucket, from 0 to 1. */
	cacheHitShare: number;
	/** Size of all files in the bucket, megabytes of 1,024 kilobytes. */
	storedMegabytes: number;
	/** Files written in the month. */
	uploads: number;
	invalidationPaths: number;
	/** Hosted zones for a name of the site’s own. */
	hostedZones: number;
}

/** What AWS counts of it. */
export interface Usage {
	/** Sent by CloudFront to readers, GB of 2³⁰ bytes. */
	transferGB: number;
	requests: number;
	invocations: number;
	/** Requests of CloudFront to the bucket. */
	originRequests: number;
	uploads: number;
	storedGB: number;
	invalidationPaths: number;
	hostedZones: number;
	/** At most one look-up of the name for each page view. */
	dnsQueries: number;
}

/** Prices in USD, each for one. */
export interface Prices {
	/** For a GB that CloudFront sends, of one group of locations. */
	transferGB: readonly PriceTier[];
	/** For an HTTPS request to CloudFront. */
	request: number;
	invocation: number;
	invalidationPath: readonly PriceTier[];
	/** For a GB that CloudFront fetches from the bucket. */
	originTransferGB: number;
	getRequest: number;
	putRequest: number;
	/** For a GB kept for a month. */
	storageGB: readonly PriceTier[];
	hostedZone: number;
	aliasQuery: number;
}

/** What CloudFront gives each month before it charges. */
export interface Free {
	transferGB: number;
	requests: number;
	invocations: number;
}

/** A flat-rate plan with what it holds in a month. */
export interface Plan {
	name: string;
	/** USD a month. */
	price: number;
	requests: number;
	transferGB: number;
}

/** Parts of the bill, in the order in which they are shown. */
export const parts = [
	'transfer',
	'requests',
	'edgeFunction',
	'invalidations',
	'bucketRequests',
	'storage',
	'dns',
] as const;

/** A part of the bill. */
export type Part = (typeof parts)[number];

/** A month’s bill, USD. */
export type MonthlyCost = Record<Part | 'total', number>;

const KB_PER_MB = 1024;
const KB_PER_GB = 1024 ** 2;
const NOTHING: Free = { transferGB: 0, requests: 0, invocations: 0 };

/**
 * What AWS counts of a month.
 *
 * @throws {RangeError} when a number is negative or not finite
 */
export function usageOf(site: Site): Usage {
	assertNonNegative({ ...site });
	const requests = site.pageViews * site.requestsPerView;
	const kilobytes =
		site.pageViews * site.kilobytesPerView + requests * site.headerKilobytesPerRequest;
	return {
		transferGB: kilobytes / KB_PER_GB,
		requests,
		invocations: requests * site.functionShare,
		originRequests: requests * (1 - site.cacheHitShare),
		uploads: site.uploads,
		storedGB: (site.storedMegabytes * KB_PER_MB) / KB_PER_GB,
		invalidationPaths: site.invalidationPaths,
		hostedZones: site.hostedZones,
		dnsQueries: site.hostedZones > 0 ? site.pageViews : 0,
	};
}

/**
 * What a month costs when it is paid by use.
 *
 * @param free - what CloudFront gives before it charges; nothing where others of the account use it up
 * @throws {RangeError} when an amount is negative or not finite
 */
export function monthlyCost(usage: Usage, prices: Prices, free: Free = NOTHING): MonthlyCost {
	assertNonNegative({ ...usage });
	const fetchedGB = share(usage.originRequests, usage.requests) * usage.transferGB;
	const cost: Record<Part, number> = {
		transfer:
			// What is free is the beginning of the first tier and moves no bound.
			tiered(usage.transferGB, prices.transferGB) -
			tiered(Math.min(usage.transferGB, free.transferGB), prices.transferGB) +
			fetchedGB * prices.originTransferGB,
		requests: Math.max(0, usage.requests - free.requests) * prices.request,
		edgeFunction: Math.max(0, usage.invocations - free.invocations) * prices.invocation,
		invalidations: tiered(usage.invalidationPaths, prices.invalidationPath),
		bucketRequests: usage.originRequests * prices.getRequest + usage.uploads * prices.putRequest,
		storage: tiered(usage.storedGB, prices.storageGB),
		dns: usage.hostedZones * prices.hostedZone + usage.dnsQueries * prices.aliasQuery,
	};
	return { ...cost, total: parts.reduce((sum, part) => sum + cost[part], 0) };
}

/** The cheapest flat-rate plan that holds a month, or nothing where none does. */
export function cheapestPlan(usage: Usage, plans: readonly Plan[]): Plan | null {
	return plans
		.filter(
			({ requests, transferGB }) => usage.requests <= requests && usage.transferGB <= transferGB,
		)
		.reduce<Plan | null>((best, plan) => (best && best.price <= plan.price ? best : plan), null);
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
