import { biasFactor, type Formula, type Site } from './bias.ts';
import { EARTH_RADIUS_KM, vectorOf, type Point } from './sphere.ts';

/** A grid of cells with equal degrees, rows from north to south. */
export interface Grid {
	west: number;
	north: number;
	/** Size of a cell, degrees. */
	cellDegrees: number;
	columns: number;
	rows: number;
}

/** The whole Earth in cells of one degree, which shares are counted on. */
export const worldGrid: Grid = { west: -180, north: 90, cellDegrees: 1, columns: 360, rows: 180 };

/** The middle of a cell. */
export function cellCentre(grid: Grid, column: number, row: number): Point {
	return {
		lat: grid.north - (row + 0.5) * grid.cellDegrees,
		lon: grid.west + (column + 0.5) * grid.cellDegrees,
	};
}

/** Vectors of all cell middles, three numbers for each; the same for every site. */
export function cellVectors(grid: Grid): Float64Array {
	const vectors = new Float64Array(grid.columns * grid.rows * 3);
	let place = 0;
	for (let row = 0; row < grid.rows; row += 1)
		for (let column = 0; column < grid.columns; column += 1) {
			vectors.set(vectorOf(cellCentre(grid, column, row)), place);
			place += 3;
		}
	return vectors;
}

/** Steps of the table of arcs; between them a straight line is right to a tenth of a kilometre. */
const ARC_STEPS = 4096;

/** Arcs of up to a quarter of the Earth, km, by half their chord: `Math.acos` for every cell would take four times as long. */
const arcs = Float64Array.from(
	{ length: ARC_STEPS + 2 },
	(_, step) => 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, (step / ARC_STEPS) * Math.SQRT1_2)),
);

/**
 * Distances from a place to all cells, km, right to a tenth of a kilometre. A bias does not change them, so they are
 * kept while it is dragged.
 */
export function cellDistances(vectors: Float64Array, place: Point): Float32Array {
	const [x, y, z] = vectorOf(place);
	const distances = new Float32Array(vectors.length / 3);
	const half = Math.PI * EARTH_RADIUS_KM;
	for (let cell = 0, at = 0; cell < distances.length; cell += 1, at += 3) {
		const dot = vectors[at]! * x + vectors[at + 1]! * y + vectors[at + 2]! * z;
		// Beyond a quarter of the Earth, the arc to the antipode is the shorter one.
		const step = Math.sqrt(Math.max(0, 1 - Math.abs(dot))) * ARC_STEPS;
		const below = step | 0;
		const arc = arcs[below]! + (arcs[below + 1]! - arcs[below]!) * (step - below);
		distances[cell] = dot >= 0 ? arc : half - arc;
	}
	return distances;
}

/** Places whose distances are kept: every Region, and some that a dragged place leaves behind. */
const MOST_KEPT = 60;

/** Distances to a grid’s cells, kept by place, because a dragged bias asks for the same again and again. */
export function cachedDistances(grid: Grid): (place: Point) => Float32Array {
	const vectors = cellVectors(grid);
	const known = new Map<string, Float32Array>();
	return (place) => {
		const key = `${place.lat},${place.lon}`;
		const distances = known.get(key) ?? cellDistances(vectors, place);
		if (known.size > MOST_KEPT) known.clear();
		known.set(key, distances);
		return distances;
	};
}

/**
 * The site that each cell’s users reach, by its place in the list. Sites that are not healthy get none, unless none
 * is; among equals the first of the lowest ids wins, as with `winningSite`.
 *
 * @param distances - of every site, from `cellDistances` over one grid
 */
export function assignGrid(
	sites: readonly Site[],
	distances: readonly Float32Array[],
	formula: Formula,
): Uint8Array {
	const cells = distances[0]?.length ?? 0;
	const winners = new Uint8Array(cells);
	const least = new Float32Array(cells).fill(Infinity);
	const isAnyHealthy = sites.some(({ healthy }) => healthy);
	const order = sites
		.map((_, index) => index)
		.filter((index) => sites[index]!.healthy || !isAnyHealthy)
		.sort((a, b) => (sites[a]!.id < sites[b]!.id ? -1 : 1));
	for (const index of order) {
		const factor = biasFactor(sites[index]!.bias, formula);
		const own = distances[index]!;
		for (let cell = 0; cell < cells; cell += 1) {
			const biased = own[cell]! * factor;
			if (biased < least[cell]!) {
				least[cell] = biased;
				winners[cell] = index;
			}
		}
	}
	return winners;
}

/** The part of the weights that each site gets; they sum to 1 where any weight is not 0. */
export function shares(
	assignment: Uint8Array,
	weights: ArrayLike<number>,
	siteCount = assignment.reduce((most, site) => Math.max(most, site + 1), 0),
): number[] {
	const sums = new Array<number>(siteCount).fill(0);
	let all = 0;
	for (let cell = 0; cell < assignment.length; cell += 1) {
		const weight = weights[cell]!;
		sums[assignment[cell]!]! += weight;
		all += weight;
	}
	return sums.map((sum) => (all === 0 ? 0 : sum / all));
}

/** Cells of the world’s grid by their area of land: parts of land times what is left of a degree at that latitude. */
export function landWeights(parts: Uint8Array): Float64Array {
	return Float64Array.from(parts, (part, cell) => {
		const { lat } = cellCentre(worldGrid, 0, Math.floor(cell / worldGrid.columns));
		return part * Math.cos((lat * Math.PI) / 180);
	});
}
