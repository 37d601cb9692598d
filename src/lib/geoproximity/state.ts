import { numberIn, oneOf, wholeIn, type Codec, type Fields } from '../url-state/codec.ts';
import type { Formula, Site } from './bias.ts';
import type { Point } from './sphere.ts';

/** A Region with its approximate place. */
export interface Region extends Point {
	id: string;
	name: string;
}

/** A city that a reader can ask about, or another place by its coordinates. */
export interface City extends Point {
	/** Name and country, or the coordinates. */
	name: string;
}

/** AWS’s figures, from the facts and tables. */
export interface Limits {
	regions: readonly Region[];
	/** Range of a bias. */
	bias: { min: number; max: number };
	/** Geoproximity records of one name and type that Route 53 takes. */
	maxRecords: number;
}

/** A site as a link has it: a Region, or a place of the reader’s own. */
export interface PlacedSite {
	id: string;
	bias: number;
	healthy: boolean;
	/** Of a place of the reader’s own, degrees with at most two decimals, as the API takes them. */
	place: Point | null;
}

/** What the reader sets. */
export interface GeoproximityState {
	formula: Formula;
	sites: readonly PlacedSite[];
	/** How much larger than the whole world the map is, and its middle in degrees. */
	zoom: number;
	lat: number;
	lon: number;
	/** Where the users are: a listed city, or latitude and longitude. */
	place: string;
	/** Where their resolver is, if not there. */
	resolver: string;
	/** Longitude at which the reader guesses the line. */
	guess: number;
}

const MAX_SITES = 60;
const NAME = /^[A-Za-z0-9-]{1,24}$/;
const CELL = '*';
const ROW = '_';
const UNHEALTHY = 'x';

/** A coordinate as the API takes it; never −0, which links do not keep. */
export const roundedDegrees = (degrees: number) => Math.round(degrees * 100) / 100 + 0;

/** The sites of a link: name, bias, a mark where it is not healthy, and the coordinates where it is no Region. */
export function sitesCodec({ regions, bias: range }: Limits): Codec<readonly PlacedSite[]> {
	const bias = wholeIn(range.min, range.max);
	const lat = numberIn(-90, 90);
	const lon = numberIn(-180, 180);
	const isIn = (codec: Codec<number>, value: number | undefined): value is number =>
		value !== undefined && codec.clamp(value) === value;
	return {
		parse(text) {
			const sites: PlacedSite[] = [];
			for (const row of text.split(ROW)) {
				const [id = '', biasText, mark, latText, lonText] = row.split(CELL);
				const own = biasText ? bias.parse(biasText) : 0;
				if (!NAME.test(id) || !isIn(bias, own) || sites.some((site) => site.id === id))
					return undefined;
				const isRegion = regions.some((region) => region.id === id);
				const place = { lat: lat.parse(latText ?? ''), lon: lon.parse(lonText ?? '') };
				if (!isRegion && !(isIn(lat, place.lat) && isIn(lon, place.lon))) return undefined;
				sites.push({
					id,
					bias: own,
					healthy: mark !== UNHEALTHY,
					place: isRegion
						? null
						: { lat: roundedDegrees(place.lat!), lon: roundedDegrees(place.lon!) },
				});
				if (sites.length > MAX_SITES) return undefined;
			}
			return sites;
		},
		serialize: (sites) =>
			sites
				.map(({ id, bias: own, healthy, place }) =>
					[id, own || '', healthy ? '' : UNHEALTHY, place?.lat ?? '', place?.lon ?? '']
						.join(CELL)
						.replace(/\*+$/, ''),
				)
				.join(ROW),
		clamp: (sites) => sites,
		allowed: `1 to ${MAX_SITES} sites, each once, as this calculator writes them`,
	};
}

/** Most characters of a place that a reader types. */
export const PLACE_CHARACTERS = 60;

/** Free text of a line. */
const line: Codec<string> = {
	parse: (text) => (text.length <= PLACE_CHARACTERS ? text : undefined),
	serialize: (text) => text,
	clamp: (text) => text,
	allowed: `a listed city or coordinates such as 39.1, -94.6; at most ${PLACE_CHARACTERS} characters`,
};

/** The example of the lab: two Regions without bias, the notes’ line between them, and the city they put it through. */
export const defaultSites: readonly PlacedSite[] = ['us-east-1', 'us-west-2'].map((id) => ({
	id,
	bias: 0,
	healthy: true,
	place: null,
}));

/** The place that the notes name. */
export const defaultPlace = 'Kansas City, US';

/** Largest zoom of the map. */
export const MAX_ZOOM = 16;

/** The lab’s inputs. A key is part of every link that readers have shared. */
export function fieldsFor(limits: Limits) {
	return {
		formula: {
			key: 'f',
			label: 'Formula',
			default: 'current',
			...oneOf({ current: 'today’s guide', '2023': 'the guide of 2023' }),
		},
		sites: { key: 's', label: 'Sites', default: defaultSites, ...sitesCodec(limits) },
		zoom: { key: 'z', label: 'Zoom', default: 1, ...numberIn(1, MAX_ZOOM) },
		lat: { key: 'y', label: 'Middle of the map, latitude', default: 0, ...numberIn(-90, 90) },
		lon: { key: 'x', label: 'Middle of the map, longitude', default: 0, ...numberIn(-180, 180) },
		place: { key: 'p', label: 'Where the users are', default: defaultPlace, ...line },
		resolver: { key: 'r', label: 'Where their resolver is, if elsewhere', default: '', ...line },
		guess: { key: 'g', label: 'Your guess', default: -94.6, ...numberIn(-180, 180) },
	} satisfies Fields<GeoproximityState>;
}

/** The sites with their coordinates. */
export function sitesOf({ sites }: GeoproximityState, { regions }: Limits): Site[] {
	return sites.map(({ id, bias, healthy, place }) => {
		const { lat, lon } = place ?? regions.find((region) => region.id === id)!;
		return { id, bias, healthy, lat, lon };
	});
}

/** The place that a text names: one of the cities, or coordinates; `null` where it is neither. */
export function placeOf(text: string, cities: readonly City[]): City | null {
	const wanted = text.trim().toLowerCase();
	const [lat, lon] = wanted.split(/[,; ]+/).map(Number);
	if (/^[-+]?[\d.]+[,; ]+[-+]?[\d.]+$/.test(wanted))
		return Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180
			? { name: `${lat}, ${lon}`, lat: lat!, lon: lon! }
			: null;
	return (
		cities.find(({ name }) => name.toLowerCase() === wanted) ??
		cities.find(({ name }) => wanted.length > 2 && name.toLowerCase().startsWith(wanted)) ??
		null
	);
}

/** Letters that mark the sites on the map: A to Z, then A2 and so on. */
export function letterOf(index: number): string {
	const ALPHABET = 26;
	const round = Math.floor(index / ALPHABET);
	return String.fromCharCode(65 + (index % ALPHABET)) + (round === 0 ? '' : round + 1);
}
