import type { PriceTier } from '../price/tiers.ts';
import { numberIn, oneOf, wholeIn, type Fields } from '../url-state/codec.ts';
import type { Free, Plan, Prices } from './model.ts';

/** Locations of CloudFront that share their prices. */
export interface PriceGroup {
	/** Part of every link that readers have shared. */
	id: string;
	name: string;
	transferGB: readonly PriceTier[];
	request: number;
}

/** AWS’s figures for this lab, from the tables. */
export interface Limits {
	groups: readonly PriceGroup[];
	/** What does not depend on where readers are. */
	prices: Omit<Prices, 'transferGB' | 'request'>;
	free: Free;
	plans: readonly Plan[];
}

/** What the reader sets. */
export interface ServingCostState {
	pageViews: number;
	kilobytesPerView: number;
	requestsPerView: number;
	cacheHitPercent: number;
	group: string;
	domain: 'own' | 'none';
	free: 'counted' | 'used';
	storedMegabytes: number;
	files: number;
	deployments: number;
	pathsPerDeployment: number;
	headerKilobytes: number;
	functionPercent: number;
}

/**
 * The example: this site at a hundred million page views, every one of them the first of its reader. A page of notes
 * may have 24 kB (scripts/size.ts); a browser asks for 5 files of it (tests/e2e/serving-cost.spec.ts), of which two,
 * the page and its icon, have no hash in their name and so run the function. A build has about 300 files of 6 MB.
 */
export const example = {
	pageViews: 1e8,
	kilobytesPerView: 24,
	requestsPerView: 5,
	functionPercent: 40,
	storedMegabytes: 6,
	files: 300,
};

/** What the controls span; ours, not AWS’s. */
const span = {
	pageViews: 1e12,
	kilobytes: 1e6,
	requests: 1e4,
	megabytes: 1e8,
	files: 1e7,
	deployments: 1e4,
};

/** The lab’s inputs. A key is part of every link that readers have shared. */
export function fieldsFor({ groups }: Limits) {
	return {
		pageViews: {
			key: 'pv',
			label: 'Page views',
			default: example.pageViews,
			...wholeIn(0, span.pageViews),
		},
		kilobytesPerView: {
			key: 'kb',
			label: 'Size of a page view',
			default: example.kilobytesPerView,
			...numberIn(0, span.kilobytes),
		},
		requestsPerView: {
			key: 'req',
			label: 'Requests of a page view',
			default: example.requestsPerView,
			...numberIn(1, span.requests),
		},
		group: {
			key: 'geo',
			label: 'Where the readers are',
			default: groups[0]!.id,
			...oneOf(Object.fromEntries(groups.map(({ id, name }) => [id, name]))),
		},
		free: {
			key: 'free',
			label: 'Free tier of CloudFront',
			default: 'counted',
			...oneOf({ counted: 'counted', used: 'used up by other sites' }),
		},
		domain: {
			key: 'dom',
			label: 'Name of the site',
			default: 'own',
			...oneOf({ own: 'a domain of its own in Route 53', none: 'the one that CloudFront gives' }),
		},
		storedMegabytes: {
			key: 'mb',
			label: 'Size of the site',
			default: example.storedMegabytes,
			...numberIn(0, span.megabytes),
		},
		files: {
			key: 'n',
			label: 'Files written by a deployment',
			default: example.files,
			...wholeIn(0, span.files),
		},
		deployments: {
			key: 'dep',
			label: 'Deployments',
			default: 20,
			...wholeIn(0, span.deployments),
		},
		pathsPerDeployment: {
			key: 'inv',
			label: 'Paths invalidated by a deployment',
			default: 1,
			...wholeIn(0, span.files),
		},
		cacheHitPercent: {
			key: 'hit',
			label: 'Requests that the edge answers by itself',
			default: 95,
			...numberIn(0, 100),
		},
		headerKilobytes: {
			key: 'hdr',
			label: 'Headers of an answer',
			default: 0.5,
			...numberIn(0, span.kilobytes),
		},
		functionPercent: {
			key: 'fn',
			label: 'Requests that run the function',
			default: example.functionPercent,
			...numberIn(0, 100),
		},
	} satisfies Fields<ServingCostState>;
}
