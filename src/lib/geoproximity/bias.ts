import { greatCircleKm, type Point } from './sphere.ts';

/** A geoproximity record. */
export interface Site extends Point {
	id: string;
	/** −99 to 99; a positive one draws more users. */
	bias: number;
	healthy: boolean;
}

/** Which of AWS’s formulas is meant: today’s, or the pair that the guide had until 2023. */
export type Formula = 'current' | '2023';

/** A bias is above −100 and below 100. */
const BIAS_END = 100;

/**
 * What a distance is multiplied by. Today’s guide gives 1 − bias/100 for every bias; that of 2023 gave
 * 1/(1 + bias/100) for negative ones
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html).
 *
 * @throws {RangeError} where the bias is not above −100 and below 100
 */
export function biasFactor(bias: number, formula: Formula): number {
	if (!(Math.abs(bias) < BIAS_END))
		throw new RangeError(`bias must be above -${BIAS_END} and below ${BIAS_END}, got ${bias}`);
	return formula === '2023' && bias < 0 ? 1 / (1 + bias / BIAS_END) : 1 - bias / BIAS_END;
}

/** Distance as Route 53 compares it, km. */
export function biasedDistanceKm(point: Point, site: Site, formula: Formula): number {
	return greatCircleKm(point, site) * biasFactor(site.bias, formula);
}

/** The sites that count: the healthy ones, or all of them where none is, as Route 53 does. */
export function countedSites(sites: readonly Site[]): readonly Site[] {
	const healthy = sites.filter((site) => site.healthy);
	return healthy.length > 0 ? healthy : sites;
}

/**
 * The site that answers a query from a place: the one of least biased distance, among equals the lowest id, which
 * is our choice. `null` where there are no sites.
 */
export function winningSite(point: Point, sites: readonly Site[], formula: Formula): Site | null {
	let winner: Site | null = null;
	let least = Infinity;
	for (const site of countedSites(sites)) {
		const distance = biasedDistanceKm(point, site, formula);
		if (distance < least || (distance === least && winner && site.id < winner.id)) {
			winner = site;
			least = distance;
		}
	}
	return winner;
}

/**
 * The bias of `site` that puts its line with `other` through a place, `other` being as it is: not rounded, though
 * Route 53 takes whole numbers. `null` where none from −99 to 99 does.
 */
export function biasThroughPoint(
	site: Site,
	other: Site,
	point: Point,
	formula: Formula,
): number | null {
	const factor = biasedDistanceKm(point, other, formula) / greatCircleKm(point, site);
	const bias =
		formula === '2023' && factor > 1 ? BIAS_END * (1 / factor - 1) : BIAS_END * (1 - factor);
	return Math.abs(bias) <= BIAS_END - 1 ? bias : null;
}
