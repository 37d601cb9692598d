import type { APIRoute } from 'astro';
import type { Topology } from 'topojson-specification';
import states from 'us-atlas/states-10m.json';
import fine from 'world-atlas/land-50m.json';
import { outline, PARTS_OF_DEGREE } from '../../map-data/outlines';

/** A finer coast and the states of the US, as SVG paths in degrees, for a map that is zoomed in. */
export const GET: APIRoute = () =>
	Response.json({
		partsOfDegree: PARTS_OF_DEGREE.fine,
		coast: outline(fine as unknown as Topology, 'land', PARTS_OF_DEGREE.fine),
		states: outline(states as unknown as Topology, 'states', PARTS_OF_DEGREE.fine),
	});
