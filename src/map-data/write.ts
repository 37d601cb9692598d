import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Topology } from 'topojson-specification';
import states from 'us-atlas/states-10m.json' with { type: 'json' };
import fine from 'world-atlas/land-50m.json' with { type: 'json' };
import type { WorldFile } from '../lib/geoproximity/world-file.ts';
import { outline, PARTS_OF_DEGREE } from './outlines.ts';
import { landParts, largestCities, peopleThousands } from './world.ts';

/** Writes the files that the map of a browser loads into the folder that is named. */
const [, , folder] = process.argv;
mkdirSync(folder!, { recursive: true });
const write = (name: string, data: unknown) =>
	writeFileSync(path.join(folder!, name), JSON.stringify(data));

write('world.json', {
	land: Buffer.from(landParts).toString('base64'),
	people: Buffer.from(peopleThousands.buffer).toString('base64'),
	cities: [...largestCities],
} satisfies WorldFile);
// A finer coast and the states of the US, as SVG paths in degrees, for a map that is zoomed in.
write('coast.json', {
	partsOfDegree: PARTS_OF_DEGREE.fine,
	coast: outline(fine as unknown as Topology, 'land', PARTS_OF_DEGREE.fine),
	states: outline(states as unknown as Topology, 'states', PARTS_OF_DEGREE.fine),
});
