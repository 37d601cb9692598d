import { dollars, large, reading, share } from '../format/reading.ts';
import type { Part } from './model.ts';
import type { Result } from './result.ts';
import type { ServingCostState } from './state.ts';

/** What a reader calls the parts of the bill. */
export const partNames: Readonly<Record<Part, string>> = {
	transfer: 'Data transfer',
	requests: 'Requests to CloudFront',
	edgeFunction: 'Function at the edge',
	invalidations: 'Invalidations',
	bucketRequests: 'Requests to S3',
	storage: 'Storage in S3',
	dns: 'Route 53',
};

/** Less than this is nothing on a bill. */
const CENT = 0.01;
const MILLION = 1e6;

/** The answer in words: the bill, what dominates it and why, and the bill of another scale beside it. */
export function verdictOf(state: ServingCostState, result: Result): string {
	const { cost, plan } = result;
	const { pageViews } = state;
	const views = `${large(pageViews)} page views a month`;
	const bill =
		cost.total < CENT
			? `${views} cost nothing: all of it stays within what is free.`
			: pageViews === 0
				? `Without page views the site costs ${dollars(cost.total)} a month.`
				: `${views} cost ${dollars(cost.total)}. ${reasonOf(state, result)}`;
	const sentences = [bill];
	// Requests to the bucket and what it keeps are in no plan.
	if (plan && plan.price < cost.total - cost.bucketRequests - cost.storage)
		sentences.push(
			`For CloudFront and Route 53 the flat-rate plan ${plan.name} would be cheaper: ${dollars(plan.price)}.`,
		);
	const other = result.scales[pageViews === MILLION ? result.scales.length - 1 : 0]!;
	sentences.push(`At ${large(other.pageViews)} it would be ${dollars(other.cost.total)}.`);
	return sentences.join(' ');
}

function reasonOf(state: ServingCostState, { cost, dearest, usage }: Result): string {
	if (dearest === null) return '';
	const part = `${partNames[dearest]}: ${share(cost[dearest] / cost.total)} of it`;
	if (dearest === 'requests') {
		const kilobytes = state.kilobytesPerView / state.requestsPerView;
		return `${part}, because a page view is ${requestsOf(state)} of ${reading(kilobytes)} kB, and they are counted, not weighed.`;
	}
	if (dearest === 'transfer')
		return `${part}, because ${reading(state.kilobytesPerView)} kB a page view are ${reading(usage.transferGB)} GB in all.`;
	return `${part}.`;
}

const requestsOf = ({ requestsPerView }: ServingCostState) =>
	requestsPerView === 1 ? 'one request' : `${reading(requestsPerView)} requests`;
