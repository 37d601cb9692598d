import type { APIRoute } from 'astro';
import { published } from '../collections/published.ts';
import { allEntries } from '../components/facts/require-fact.ts';
import { FACTS_SCHEMA_FILE, factPath } from '../lib/facts/address.ts';
import { serviceOf } from '../lib/facts/services.ts';
import { absolute } from '../lib/href.ts';

/** All facts, and all rows of quota and price tables, for other programs. */
export const GET: APIRoute = async ({ site }) =>
	Response.json({
		$schema: absolute(FACTS_SCHEMA_FILE, site),
		facts: [...(await allEntries()).values()].map((entry) =>
			published(entry, absolute(factPath(serviceOf(entry.group), entry.id), site)),
		),
	});
