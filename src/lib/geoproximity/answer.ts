import { formatNumber } from '../format/number.ts';
import { share } from '../format/reading.ts';
import {
	biasedDistanceKm,
	biasThroughPoint,
	countedSites,
	winningSite,
	type Formula,
	type Site,
} from './bias.ts';
import { lineBeyondKm, splitKm } from './boundary.ts';
import { assignGrid, cachedDistances, shares, worldGrid } from './raster.ts';
import { greatCircleKm, type Point } from './sphere.ts';

/** What the shares are counted from: area of land, and people in listed cities, by cell of the world’s grid. */
export interface Weights {
	land: ArrayLike<number>;
	people: ArrayLike<number>;
}

/** Parts of land and people that each site gets, and what it would get without any bias; 0 to 1. */
export interface SiteShares {
	land: number[];
	people: number[];
	landUnbiased: number[];
	peopleUnbiased: number[];
}

let worldDistances: ReturnType<typeof cachedDistances> | undefined;

let lastUnbiased: { key: string; assignment: Uint8Array } | undefined;

/** Who wins without any bias; the same while a bias is dragged. */
function assignedUnbiased(sites: readonly Site[], distances: readonly Float32Array[]): Uint8Array {
	const key = sites.map(({ id, lat, lon, healthy }) => `${id},${lat},${lon},${healthy}`).join();
	if (lastUnbiased?.key !== key) {
		const plain = sites.map((site) => ({ ...site, bias: 0 }));
		lastUnbiased = { key, assignment: assignGrid(plain, distances, 'current') };
	}
	return lastUnbiased.assignment;
}

/** The shares of all sites. */
export function sharesOf(
	sites: readonly Site[],
	formula: Formula,
	{ land, people }: Weights,
): SiteShares {
	// A page that only shows the built answer never pays for the grid.
	worldDistances ??= cachedDistances(worldGrid);
	const distances = sites.map(worldDistances);
	const biased = assignGrid(sites, distances, formula);
	const unbiased = assignedUnbiased(sites, distances);
	const of = (assignment: Uint8Array, weights: ArrayLike<number>) =>
		shares(assignment, weights, sites.length);
	return {
		land: of(biased, land),
		people: of(biased, people),
		landUnbiased: of(unbiased, land),
		peopleUnbiased: of(unbiased, people),
	};
}

/** How a site stands to a place. */
export interface Standing {
	site: Site;
	distanceKm: number;
	biasedKm: number;
	wins: boolean;
	/** Bias from which it wins there, or below which it loses it, the others as they are; `null` where none does. */
	flipBias: number | null;
	/**
	 * The whole bias nearest to that which wins the place, as Route 53 takes it, and how far beyond the place it puts the
	 * line, km, where the line crosses the way there; `null` where no bias flips it.
	 */
	whole: { bias: number; beyondKm: number | null } | null;
}

/**
 * Every site’s standing at a place.
 *
 * @param maxBias - the largest that Route 53 takes
 */
export function standingsAt(
	point: Point,
	sites: readonly Site[],
	formula: Formula,
	maxBias: number,
): Standing[] {
	const winner = winningSite(point, sites, formula);
	const counted = countedSites(sites);
	return sites.map((site) => {
		const others = counted.filter((other) => other !== site);
		const rival = winningSite(point, others, formula);
		const flipBias =
			rival && counted.includes(site) ? biasThroughPoint(site, rival, point, formula) : null;
		const bias = flipBias === null ? null : Math.floor(flipBias) + 1;
		return {
			site,
			distanceKm: greatCircleKm(point, site),
			biasedKm: biasedDistanceKm(point, site, formula),
			wins: site === winner,
			flipBias,
			whole:
				bias === null || bias > maxBias
					? null
					: { bias, beyondKm: lineBeyondKm({ ...site, bias }, rival!, point, formula) },
		};
	});
}

/** What a change of a share reads like: `+3.1 points`. */
export function changeOf(now: number, before: number): string {
	const points = Math.round((now - before) * 1000) / 10;
	return points === 0
		? 'no change'
		: `${points > 0 ? '+' : '−'}${formatNumber(Math.abs(points))} points`;
}

/** The answer in a sentence or three. */
export function verdictOf(
	sites: readonly Site[],
	formula: Formula,
	{ land, people, peopleUnbiased }: SiteShares,
): string {
	if (sites.length === 1) return `All users reach ${sites[0]!.id}, the only site.`;
	const most = people.reduce((best, part, index) => (part > people[best]! ? index : best), 0);
	const change = changeOf(people[most]!, peopleUnbiased[most]!);
	const lead = `${sites[most]!.id} gets ${share(people[most]!)} of the people in listed cities and ${share(land[most]!)} of the land`;
	const against = change === 'no change' ? '' : `, ${change} of people against no bias`;
	const isNoneHealthy = sites.every(({ healthy }) => !healthy);
	const health = isNoneHealthy
		? ' No site is healthy, so Route 53 takes all of them as healthy.'
		: '';
	return `${lead}${against}.${health}${lineOf(sites, formula)}`;
}

function lineOf(sites: readonly Site[], formula: Formula): string {
	const [a, b] = countedSites(sites);
	if (countedSites(sites).length !== 2 || greatCircleKm(a!, b!) === 0) return '';
	return ` On the shortest way from ${a!.id} to ${b!.id}, ${formatNumber(Math.round(greatCircleKm(a!, b!)))} km, their line is at ${formatNumber(Math.round(splitKm(a!, b!, formula)))} km.`;
}

/** Longitude at which two sites’ line crosses a latitude between them; `null` where it does not. */
export function lineLongitude(a: Site, b: Site, lat: number, formula: Formula): number | null {
	const at = (lon: number) =>
		biasedDistanceKm({ lat, lon }, a, formula) - biasedDistanceKm({ lat, lon }, b, formula);
	let [low, high] = [a.lon, b.lon];
	if (at(low) * at(high) > 0) return null;
	const HALVINGS = 50;
	for (let halving = 0; halving < HALVINGS; halving += 1) {
		const middle = (low + high) / 2;
		if (at(low) * at(middle) <= 0) high = middle;
		else low = middle;
	}
	return (low + high) / 2;
}
