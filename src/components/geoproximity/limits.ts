import { getEntry } from 'astro:content';
import type { Limits } from '~/lib/geoproximity/state';
import { requireFact, requireFigure } from '../facts/require-fact.ts';

const ASKED_BY = 'the lab geoproximity';

/** AWS’s figures for this lab and the approximate places of its Regions, from the facts and tables. */
export async function readLimits(): Promise<Limits> {
	const bias = await requireFigure('route53.geoproximity.bias-positive', ASKED_BY);
	const regions = await getEntry('tables', 'regions');
	if (regions?.data.kind !== 'records')
		throw new Error(`${ASKED_BY}: src/content/tables/regions.yaml is no table of records`);
	return {
		regions: regions.data.rows.map(({ id, cells }) => ({
			id,
			name: String(cells['name']),
			lat: Number(cells['latitude']),
			lon: Number(cells['longitude']),
		})),
		bias: { min: bias.min ?? -bias.value, max: bias.value },
		maxRecords: await maxRecords(),
	};
}

/** Route 53 takes fewer records of one name with this policy than with others. */
async function maxRecords(): Promise<number> {
	const { figure } = await requireFact('route53.quotas.same-name', ASKED_BY);
	const values = Array.isArray(figure?.value) ? figure.value : [];
	const found = values.find((part) => 'label' in part && part.label === 'Geoproximity');
	if (!found) throw new Error(`${ASKED_BY}: route53.quotas.same-name has no value “Geoproximity”`);
	return found.value;
}
