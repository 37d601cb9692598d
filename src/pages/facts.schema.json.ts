import type { APIRoute } from 'astro';
import { publishedSchema } from '../collections/published';
import { FACTS_SCHEMA_FILE } from '../lib/facts/address';
import { absolute } from '../lib/href';

/** What the keys of the file of all facts mean. */
export const GET: APIRoute = ({ site }) =>
	Response.json(publishedSchema(absolute(FACTS_SCHEMA_FILE, site)));
