import { biasFactor, type Formula, type Site } from './bias.ts';
import { bearingTo, destination, EARTH_RADIUS_KM, greatCircleKm, type Point } from './sphere.ts';

/** Directions in which the line is looked for; a point for every degree. */
const BEARINGS = 360;

/** Halvings until the line is found to less than a millimetre. */
const HALVINGS = 60;

/**
 * The line between two sites, as a closed curve around the one whose biased distances grow faster.
 *
 * Leaving that site in any direction, its biased distance grows at least as fast as the other’s, so each direction
 * crosses the line once. With equal factors it is a great circle; otherwise no circle at all. Empty where both sites
 * are at one place.
 */
export function boundary(a: Site, b: Site, formula: Formula): Point[] {
	const [factorA, factorB] = [biasFactor(a.bias, formula), biasFactor(b.bias, formula)];
	const isAInside = factorA >= factorB;
	const [inside, outside] = isAInside ? [a, b] : [b, a];
	const [inner, outer] = isAInside ? [factorA, factorB] : [factorB, factorA];
	if (greatCircleKm(a, b) === 0) return [];
	const points: Point[] = [];
	for (let bearing = 0; bearing <= BEARINGS; bearing += 1) {
		let near = 0;
		let far = Math.PI * EARTH_RADIUS_KM;
		for (let halving = 0; halving < HALVINGS; halving += 1) {
			const middle = (near + far) / 2;
			const at = destination(inside, bearing, middle);
			if (inner * middle < outer * greatCircleKm(at, outside)) near = middle;
			else far = middle;
		}
		points.push(destination(inside, bearing, (near + far) / 2));
	}
	return points;
}

/** Where the line crosses the shortest way between two sites: km from the first. */
export function splitKm(a: Site, b: Site, formula: Formula): number {
	const [factorA, factorB] = [biasFactor(a.bias, formula), biasFactor(b.bias, formula)];
	return (greatCircleKm(a, b) * factorB) / (factorA + factorB);
}

/** Steps of Newton’s method, more than it needs from a whole bias away. */
const NEWTON_STEPS = 30;

/**
 * How far the line of two sites lies from a place, km, measured on the way from `site` through it: positive where the
 * place is on the side of `site`. `null` where the line does not cross that way near the place.
 */
export function lineBeyondKm(
	site: Site,
	other: Site,
	place: Point,
	formula: Formula,
): number | null {
	const [own, others] = [biasFactor(site.bias, formula), biasFactor(other.bias, formula)];
	const bearing = bearingTo(site, place);
	const start = greatCircleKm(site, place);
	const difference = (km: number) =>
		own * km - others * greatCircleKm(destination(site, bearing, km), other);
	let km = start;
	for (let step = 0; step < NEWTON_STEPS; step += 1) {
		const slope = difference(km + 0.5) - difference(km - 0.5);
		km -= difference(km) / slope;
		if (!(km >= 0 && km <= Math.PI * EARTH_RADIUS_KM)) return null;
	}
	return Math.abs(difference(km)) < 1e-3 ? km - start : null;
}
