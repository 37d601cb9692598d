import type { APIRoute } from 'astro';
import { published } from '../collections/published';
import { allEntries } from '../components/facts/require-fact';
import { FACTS_SCHEMA_FILE, factPath } from '../lib/facts/address';
import { serviceOf } from '../lib/facts/services';
import { absolute } from '../lib/href';

/** All facts, and all rows of quota and price tables, for other programs. */
export const GET: APIRoute = async ({ site }) =>
	Response.json({
		$schema: absolute(FACTS_SCHEMA_FILE, site),
		facts: [...(await allEntries()).values()].map((entry) =>
			published(entry, absolute(factPath(serviceOf(entry.group), entry.id), site)),
		),
	});
