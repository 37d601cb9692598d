import { dollars, reading, share } from '../format/reading.ts';
import type { Result } from './result.ts';
import type { LambdaVsApiGatewayState } from './state.ts';
import { layerNames } from './verdict.ts';

/** A figure of the answer, as it is shown, compared and exported. */
export interface ShownFigure {
	label: string;
	/** Rounded for reading, with its unit. */
	text: string;
	/** Group that it stands in. */
	group: 'steady' | 'chance' | 'timeline' | 'cost';
}

/** The numbers behind the sentence, in the order in which they are shown. */
export function figuresOf(state: LambdaVsApiGatewayState, result: Result): ShownFigure[] {
	const { steady, headroom, timeline, cost } = result;
	const perSecond = (value: number) => `${reading(value)} requests a second`;
	const steadyFigures: [string, string][] = [
		['Served', perSecond(steady.admitted * (1 - result.timeoutShare))],
		['Refused by API Gateway', perSecond(steady.gatewayRefused)],
		['Throttled by Lambda', perSecond(steady.lambdaThrottled)],
		['Timed out', perSecond(steady.admitted * result.timeoutShare)],
		['Required concurrency', `${reading(result.requiredConcurrency)} environments`],
		['Quota used', `${reading(result.quotaUnits)} units`],
		['Ceiling of the function', `${reading(result.ceiling)} units`],
		['Most that Lambda admits', perSecond(steady.lambdaMaximum)],
	];
	const chance: [string, string][] = headroom
		? [
				['Refused when arrivals are random', share(headroom.blocking)],
				[
					`Needed for at most ${share(state.maxBlockingPercent / 100)}`,
					`${reading(headroom.needed)} units`,
				],
			]
		: [];
	const overTime: [string, string][] = [
		['Requests in the time shown', reading(timeline.totals.arrivals)],
		...result.layers.map(({ name }, layer): [string, string] => [
			`of these refused by API Gateway: ${layerNames[name]}`,
			reading(timeline.refusedByLayer[layer]!),
		]),
		...(state.planQuota === null
			? []
			: ([['of these refused by the plan’s quota', reading(timeline.refusedByLayer.at(-1)!)]] as [
					string,
					string,
				][])),
		['of these throttled by Lambda', reading(timeline.totals.lambdaThrottled)],
		['of these timed out', reading(timeline.totals.timedOut)],
		['Cold starts', reading(timeline.coldStarts)],
		[
			'A request that starts cold takes',
			`${reading(state.durationSeconds + state.coldStartSeconds)} s`,
		],
	];
	const money: [string, string][] = [
		['API Gateway', dollars(cost.gateway)],
		['Lambda, requests', dollars(cost.lambdaRequests)],
		['Lambda, duration', dollars(cost.lambdaDuration)],
		['Lambda, provisioned concurrency', dollars(cost.provisioned)],
		['A month in all', dollars(cost.total)],
	];
	const groups = { steady: steadyFigures, chance, timeline: overTime, cost: money };
	return (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) =>
		groups[group].map(([label, text]) => ({ group, label, text })),
	);
}
