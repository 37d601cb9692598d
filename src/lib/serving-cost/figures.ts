import { dollars, reading } from '../format/reading.ts';
import { parts } from './model.ts';
import type { Result } from './result.ts';
import type { ServingCostState } from './state.ts';
import { partNames } from './verdict.ts';

/** A figure of the answer, as it is shown, compared and exported. */
export interface ShownFigure {
	label: string;
	/** Rounded for reading, with its unit. */
	text: string;
	/** Group that it stands in. */
	group: 'cost' | 'usage';
}

const MILLION = 1e6;

/** The numbers behind the sentence, in the order in which they are shown. */
export function figuresOf({ pageViews }: ServingCostState, result: Result): ShownFigure[] {
	const { cost, usage, plan } = result;
	const money: [string, string][] = [
		...parts.map((part): [string, string] => [partNames[part], dollars(cost[part])]),
		['A month in all', dollars(cost.total)],
		[
			'A million page views',
			pageViews > 0 ? dollars((cost.total / pageViews) * MILLION) : 'no page views',
		],
		[
			'Cheapest flat-rate plan that holds it',
			plan ? `${plan.name}, ${dollars(plan.price)}` : 'none',
		],
	];
	const counted: [string, string][] = [
		['Sent to readers', `${reading(usage.transferGB)} GB`],
		['Requests to CloudFront', reading(usage.requests)],
		['Runs of the function', reading(usage.invocations)],
		['Requests to S3 for files', reading(usage.originRequests)],
		['Files written', reading(usage.uploads)],
		['Kept in S3', `${reading(usage.storedGB)} GB`],
	];
	const groups = { cost: money, usage: counted };
	return (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) =>
		groups[group].map(([label, text]) => ({ group, label, text })),
	);
}
