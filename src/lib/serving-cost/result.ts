import {
	cheapestPlan,
	monthlyCost,
	parts,
	usageOf,
	type MonthlyCost,
	type Part,
	type Plan,
	type Usage,
} from './model.ts';
import type { Limits, ServingCostState } from './state.ts';

/** Everything that the lab shows of a state. */
export interface Result {
	usage: Usage;
	cost: MonthlyCost;
	/** The dearest part, or nothing where all of it is free. */
	dearest: Part | null;
	/** The cheapest flat-rate plan that holds the month. */
	plan: Plan | null;
	/** The same site at other numbers of page views. */
	scales: { pageViews: number; cost: MonthlyCost }[];
	/** The bill as page views grow. */
	curve: { pageViews: number; cost: MonthlyCost }[];
}

/** Page views at which the bill is always shown. */
export const SCALES = [1e6, 1e7, 1e8];

/** Steps of the curve from no page views on, and how far beyond the reader’s it goes. */
const STEPS = 40;
const BEYOND = 2;
/** Page views of the curve where the reader has set none. */
const SOME = 1e6;

/** Works a state out. */
export function resultOf(state: ServingCostState, limits: Limits): Result {
	const usage = usageOf(siteOf(state));
	const cost = monthlyCost(usage, pricesOf(state, limits), freeOf(state, limits));
	const at = (pageViews: number) => ({
		pageViews,
		cost: monthlyCost(
			usageOf(siteOf({ ...state, pageViews })),
			pricesOf(state, limits),
			freeOf(state, limits),
		),
	});
	const end = (state.pageViews || SOME) * BEYOND;
	return {
		usage,
		cost,
		dearest:
			cost.total > 0
				? parts.reduce((most, part) => (cost[part] > cost[most] ? part : most), parts[0])
				: null,
		plan: cheapestPlan(usage, limits.plans),
		scales: SCALES.map(at),
		curve: Array.from({ length: STEPS + 1 }, (_, step) => at((end * step) / STEPS)),
	};
}

function siteOf(state: ServingCostState) {
	return {
		pageViews: state.pageViews,
		kilobytesPerView: state.kilobytesPerView,
		requestsPerView: state.requestsPerView,
		headerKilobytesPerRequest: state.headerKilobytes,
		functionShare: state.functionPercent / 100,
		cacheHitShare: state.cacheHitPercent / 100,
		storedMegabytes: state.storedMegabytes,
		uploads: state.files * state.deployments,
		invalidationPaths: state.pathsPerDeployment * state.deployments,
		hostedZones: state.domain === 'own' ? 1 : 0,
	};
}

function pricesOf({ group }: ServingCostState, { groups, prices }: Limits) {
	const { transferGB, request } = groups.find(({ id }) => id === group) ?? groups[0]!;
	return { ...prices, transferGB, request };
}

const freeOf = ({ free }: ServingCostState, limits: Limits) =>
	free === 'counted' ? limits.free : undefined;
