import type { APIRoute } from 'astro';
import { landParts, largestCities, peopleThousands } from '../../map-data/world';

/** Land and people by cell of the world’s grid as base64, and the cities that can be asked about. */
export const GET: APIRoute = () =>
	Response.json({
		land: Buffer.from(landParts).toString('base64'),
		people: Buffer.from(peopleThousands.buffer).toString('base64'),
		cities: largestCities,
	});
