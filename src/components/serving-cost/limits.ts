import { partOf } from '../../lib/facts/figure.ts';
import { convert } from '../../lib/facts/units.ts';
import type { Plan } from '../../lib/serving-cost/model.ts';
import type { Limits } from '../../lib/serving-cost/state.ts';
import { requireFact, requireFigure, requireTiers } from '../facts/require-fact.ts';

const ASKED_BY = 'the lab serving-cost';
const THOUSAND = 1000;
const TEN_THOUSAND = 10_000;
const MILLION = 1_000_000;

/** Groups of CloudFront’s locations, as the rows of its price table name them. */
const GROUPS = [
	'north-america',
	'europe',
	'africa-middle-east',
	'south-america',
	'japan',
	'oceania',
	'asia-pacific',
	'india',
];

/** AWS’s figures for this lab, from the tables. */
export async function readLimits(): Promise<Limits> {
	const tiers = (row: string, per = 1) => requireTiers(row, ASKED_BY, per);
	const price = async (row: string, per = 1) => (await tiers(row, per))[0]!.price;
	const figure = async (row: string) => (await requireFigure(row, ASKED_BY)).value;
	return {
		groups: await Promise.all(
			GROUPS.map(async (id) => ({
				id,
				name: await groupName(id),
				transferGB: await tiers(`cloudfront-prices/transfer-${id}`),
				request: await price(`cloudfront-prices/https-${id}`, TEN_THOUSAND),
			})),
		),
		prices: {
			invocation: await price('cloudfront-prices/function-invocations', MILLION),
			invalidationPath: await tiers('cloudfront-prices/invalidation-paths'),
			originTransferGB: await price('cloudfront-prices/origin-transfer'),
			getRequest: await price('s3-prices/get-requests', THOUSAND),
			putRequest: await price('s3-prices/put-requests', THOUSAND),
			storageGB: await tiers('s3-prices/standard-storage'),
			hostedZone: await price('route-53-prices/hosted-zone'),
			aliasQuery: await price('route-53-prices/alias-queries', MILLION),
		},
		free: {
			transferGB: convert(await figure('cloudfront-prices/free-transfer'), 'TB', 'GB'),
			requests: await figure('cloudfront-prices/free-requests'),
			invocations: await figure('cloudfront-prices/free-function-invocations'),
		},
		plans: await readPlans(),
	};
}

/** A row’s label begins with what is priced; the rest names the group. */
async function groupName(id: string): Promise<string> {
	const { label = id } = await requireFact(`cloudfront-prices/https-${id}`, ASKED_BY);
	return label.replace(/^HTTPS requests, /, '');
}

/** The plans stand in three rows under the same labels. */
async function readPlans(): Promise<Plan[]> {
	const row = async (id: string) =>
		(await requireFact(`cloudfront-prices/${id}`, ASKED_BY)).figure!.value;
	const [prices, requests, transfer] = await Promise.all(
		['plan-price', 'plan-requests', 'plan-transfer'].map(row),
	);
	if (!Array.isArray(prices))
		throw new Error(`${ASKED_BY}: cloudfront-prices/plan-price names no plans`);
	return prices.map(({ label, value }) => ({
		name: label,
		price: value,
		requests: partOf(requests!, label),
		transferGB: partOf(transfer!, label),
	}));
}
