import type { APIRoute } from 'astro';
import { publishedSchema } from '../collections/published.ts';
import { FACTS_SCHEMA_FILE } from '../lib/facts/address.ts';
import { absolute } from '../lib/href.ts';

/** What the keys of the file of all facts mean. */
export const GET: APIRoute = ({ site }) =>
	Response.json(publishedSchema(absolute(FACTS_SCHEMA_FILE, site)));
