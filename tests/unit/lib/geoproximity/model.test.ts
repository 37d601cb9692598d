import { geoContains, geoDistance } from 'd3-geo';
import { geoVoronoi } from 'd3-geo-voronoi';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarse from 'world-atlas/land-110m.json';
import { load } from 'js-yaml';
import {
	assignGrid,
	biasedDistanceKm,
	biasFactor,
	biasThroughPoint,
	boundary,
	cellCentre,
	cellDistances,
	cellVectors,
	EARTH_RADIUS_KM,
	greatCircleKm,
	landWeights,
	shares,
	splitKm,
	winningSite,
	worldGrid,
	type Formula,
	type Point,
	type Site,
} from '~/lib/geoproximity/model';
import { landParts, peopleThousands } from '~/map-data/world';

const table = load(readFileSync('src/content/tables/regions.yaml', 'utf8')) as {
	rows: { id: string; cells: { latitude: number; longitude: number } }[];
};
const region = (id: string, bias = 0): Site => {
	const { cells } = table.rows.find((row) => row.id === id)!;
	return { id, lat: cells.latitude, lon: cells.longitude, bias, healthy: true };
};
const site = (id: string, lat: number, lon: number, bias = 0, healthy = true): Site => ({
	id,
	lat,
	lon,
	bias,
	healthy,
});
const kansasCity = { lat: 39.1, lon: -94.58 };
const denver = { lat: 39.74, lon: -104.99 };
const [east, oregon, california] = ['us-east-1', 'us-west-2', 'us-west-1'].map((id) =>
	region(id),
) as [Site, Site, Site];

const somePoint: fc.Arbitrary<Point> = fc.record({
	lat: fc.integer({ min: -9000, max: 9000 }).map((hundredths) => hundredths / 100),
	lon: fc.integer({ min: -18_000, max: 18_000 }).map((hundredths) => hundredths / 100),
});
const someBias = fc.integer({ min: -99, max: 99 });
const someFormula = fc.constantFrom<Formula>('current', '2023');
const someSites = fc
	.array(fc.tuple(somePoint, someBias, fc.boolean()), { minLength: 1, maxLength: 8 })
	.map((drawn) =>
		drawn.map(([point, bias, healthy], index): Site => ({
			...point,
			id: `s${index}`,
			bias,
			healthy,
		})),
	);

/** Sites at one place tie everywhere, and then rounding decides. */
const areApart = (sites: readonly Site[]) =>
	sites.every((a) => sites.every((b) => a === b || greatCircleKm(a, b) > 100));

describe('AWS’s formula', () => {
	// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html
	it('P1: at a bias of 50, 150 km count as 75 and win against 100', () => {
		const at = { lat: 0, lon: 0 };
		const degrees = (km: number) => (km / EARTH_RADIUS_KM / Math.PI) * 180;
		const a = site('a', 0, degrees(150), 50);
		const b = site('b', 0, -degrees(100));
		expect(biasedDistanceKm(at, a, 'current')).toBeCloseTo(75, 9);
		expect(winningSite(at, [a, b], 'current')).toBe(a);
		expect(winningSite(at, [{ ...a, bias: 0 }, b], 'current')).toBe(b);
	});

	it.each([
		[0, 1, 1],
		[25, 0.75, 0.75],
		[50, 0.5, 0.5],
		[99, 0.01, 0.01],
		[-50, 1.5, 2],
		[-99, 1.99, 100],
	])('P8: a bias of %d is a factor of %d, and was %d in 2023', (bias, current, old) => {
		expect(biasFactor(bias, 'current')).toBeCloseTo(current, 12);
		expect(biasFactor(bias, '2023')).toBeCloseTo(old, 10);
	});

	it.each([100, -100, Number.NaN])('takes no bias of %d', (bias) => {
		expect(() => biasFactor(bias, 'current')).toThrow(RangeError);
	});
});

describe('distances', () => {
	it('P9: us-east-1 and us-west-1 are 3,851.8 km apart', () => {
		expect(greatCircleKm(east, california)).toBeCloseTo(3851.8, 1);
	});

	it('agree with d3’s everywhere', () => {
		fc.assert(
			fc.property(somePoint, somePoint, (a, b) => {
				expect(greatCircleKm(a, b)).toBeCloseTo(
					geoDistance([a.lon, a.lat], [b.lon, b.lat]) * EARTH_RADIUS_KM,
					3,
				);
			}),
		);
	});

	it('poles, the antimeridian and antipodes are places like others', () => {
		expect(greatCircleKm({ lat: 90, lon: 0 }, { lat: 90, lon: 77 })).toBeCloseTo(0, 6);
		expect(greatCircleKm({ lat: 0, lon: 180 }, { lat: 0, lon: -180 })).toBeCloseTo(0, 6);
		expect(greatCircleKm({ lat: 20, lon: 30 }, { lat: -20, lon: -150 })).toBeCloseTo(
			Math.PI * EARTH_RADIUS_KM,
			6,
		);
	});
});

// The notes’ Kansas City and Denver, with the table’s coordinates; computed apart from this code.
describe('the notes’ example', () => {
	it.each([
		['us-west-2', 2181, 1376, -98.98, -48.1, -32.5],
		['us-west-1', 2391, 1497, -99.91, -62.3, -38.4],
	])('%s', (id, kansasKm, denverKm, lineLon, bias, oldBias) => {
		const west = region(id);
		expect(Math.round(greatCircleKm(kansasCity, east))).toBe(1473);
		expect(Math.round(greatCircleKm(kansasCity, west))).toBe(kansasKm);
		expect(Math.round(greatCircleKm(denver, east))).toBe(2355);
		expect(Math.round(greatCircleKm(denver, west))).toBe(denverKm);
		expect(biasThroughPoint(east, west, kansasCity, 'current')).toBeCloseTo(bias, 1);
		expect(biasThroughPoint(east, west, kansasCity, '2023')).toBeCloseTo(oldBias, 1);
		const atLatitude = (lon: number) => ({ lat: kansasCity.lat, lon });
		expect(winningSite(atLatitude(lineLon + 0.02), [east, west], 'current')).toBe(east);
		expect(winningSite(atLatitude(lineLon - 0.02), [east, west], 'current')).toBe(west);
	});

	it('a small bias on us-east-1 flips Delhi, a larger one Tokyo', () => {
		const delhi = { lat: 28.65, lon: 77.23 };
		const tokyo = { lat: 35.69, lon: 139.69 };
		expect(biasThroughPoint(east, oregon, delhi, 'current')).toBeGreaterThan(0);
		expect(biasThroughPoint(east, oregon, delhi, 'current')).toBeLessThan(5);
		expect(biasThroughPoint(east, oregon, tokyo, 'current')).toBeGreaterThan(25);
		expect(biasThroughPoint(east, oregon, tokyo, 'current')).toBeLessThan(29);
	});
});

const vectors = cellVectors(worldGrid);
const assigned = (sites: readonly Site[], formula: Formula = 'current') =>
	assignGrid(
		sites,
		sites.map((each) => cellDistances(vectors, each)),
		formula,
	);

// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html, the maps of five sites
describe('AWS’s maps', () => {
	const five = (bias: number) => [
		region('us-west-2'),
		region('us-east-1', bias),
		region('eu-west-3'),
		region('ap-northeast-1'),
		site('johannesburg', -26.2, 28.05),
	];
	const land = landWeights(landParts);
	const southAmerica = Float64Array.from(land, (weight, cell) => {
		const { lat, lon } = cellCentre(worldGrid, cell % 360, Math.floor(cell / 360));
		return lat < 12 && lon > -82 && lon < -34 ? weight : 0;
	});

	it('P3: Virginia gets all of South America at 25, and not at 0', () => {
		expect(shares(assigned(five(0)), southAmerica, 5)[1]).toBeGreaterThan(0.84);
		expect(shares(assigned(five(0)), southAmerica, 5)[1]).toBeLessThan(0.9);
		expect(shares(assigned(five(25)), southAmerica, 5)[1]).toBeGreaterThan(0.999);
	});

	it('P5: all land of the five', () => {
		// Antarctica, which the site leaves out, in blocks of three degrees.
		const antarctica = feature(coarse as unknown as Topology<{ land: GeometryCollection }>, 'land');
		const blocks = new Map<number, number>();
		const all = Float64Array.from(land, (weight, cell) => {
			const [column, row] = [cell % 360, Math.floor(cell / 360)];
			const middle = cellCentre(worldGrid, column, row);
			if (middle.lat > -60) return weight;
			const block = Math.floor(row / 3) * 120 + Math.floor(column / 3);
			if (!blocks.has(block)) {
				const { lat, lon } = cellCentre(
					{ west: -180, north: 90, cellDegrees: 3, columns: 120, rows: 60 },
					block % 120,
					Math.floor(block / 120),
				);
				blocks.set(block, geoContains(antarctica, [lon, lat]) ? 255 : 0);
			}
			return blocks.get(block)! * Math.cos((middle.lat * Math.PI) / 180);
		});
		const percents = shares(assigned(five(0)), all, 5).map((part) => part * 100);
		for (const [index, expected] of [8.8, 17.0, 26.2, 26.5, 21.5].entries())
			expect(Math.abs(percents[index]! - expected), `site ${index}`).toBeLessThan(0.3);
	}, 30_000);

	it('counts 3.03 thousand million people in listed cities', () => {
		const thousands = peopleThousands.reduce((a, b) => a + b, 0);
		expect(thousands / 1e6).toBeCloseTo(3.03, 2);
	});

	it('counts the land of the Earth, 29.2 % of it with Antarctica’s 2.7', () => {
		const whole = Float64Array.from({ length: 64_800 }, () => 255);
		const all = landWeights(Uint8Array.from(whole)).reduce((a, b) => a + b, 0);
		const part = land.reduce((a, b) => a + b, 0) / all;
		expect(part).toBeGreaterThan(0.255);
		expect(part).toBeLessThan(0.27);
	});
});

describe('for all sites', () => {
	it('each is its own, unless another stands there too', () => {
		fc.assert(
			fc.property(someSites, someFormula, (sites, formula) => {
				for (const own of sites) {
					const others = sites.filter((each) => each !== own && greatCircleKm(each, own) < 1e-6);
					if (others.length === 0)
						expect(
							winningSite(
								own,
								sites.map((each) => ({ ...each, healthy: true })),
								formula,
							)?.id,
						).toBe(own.id);
				}
			}),
		);
	});

	it('without bias the cells are Voronoi’s', () => {
		fc.assert(
			fc.property(someSites, somePoint, (drawn, point) => {
				const sites = drawn.map((each) => ({ ...each, bias: 0, healthy: true }));
				fc.pre(sites.length > 3 && areApart(sites));
				const found = geoVoronoi(sites.map(({ lat, lon }) => [lon, lat])).find(
					point.lon,
					point.lat,
				);
				const own = winningSite(point, sites, 'current')!;
				expect(greatCircleKm(point, own)).toBeCloseTo(greatCircleKm(point, sites[found!]!), 3);
			}),
		);
	});

	it('under the formula of 2023, raising one is lowering the other', () => {
		fc.assert(
			fc.property(
				somePoint,
				somePoint,
				somePoint,
				fc.integer({ min: 1, max: 99 }),
				(a, b, at, bias) => {
					const winner = (ofA: number, ofB: number) =>
						winningSite(at, [site('a', a.lat, a.lon, ofA), site('b', b.lat, b.lon, ofB)], '2023')!
							.id;
					const difference = greatCircleKm(at, a) * (1 - bias / 100) - greatCircleKm(at, b);
					if (Math.abs(difference) > 1e-6) expect(winner(bias, 0)).toBe(winner(0, -bias));
				},
			),
		);
	});

	it('more bias never loses a place, and a lost site only gives away its own', () => {
		fc.assert(
			fc.property(someSites, somePoint, fc.nat(), someFormula, (sites, point, at, formula) => {
				const index = at % sites.length;
				const winner = winningSite(point, sites, formula)!;
				const raised = sites.map((each, place) =>
					place === index ? { ...each, bias: Math.min(99, each.bias + 20) } : each,
				);
				if (winner === sites[index])
					expect(winningSite(point, raised, formula)!.id).toBe(winner.id);
				else if (sites.some((each, place) => place !== index && each.healthy))
					expect(winningSite(point, sites.toSpliced(index, 1), formula)!.id).toBe(winner.id);
			}),
		);
	});

	it('the order of the list does not matter', () => {
		fc.assert(
			fc.property(someSites, somePoint, someFormula, (sites, point, formula) => {
				expect(winningSite(point, [...sites].reverse(), formula)?.id).toBe(
					winningSite(point, sites, formula)?.id,
				);
			}),
		);
	});

	it('where none is healthy, all count', () => {
		const sites = [site('a', 0, 0, 0, false), site('b', 0, 90, 0, false)];
		expect(winningSite({ lat: 0, lon: 80 }, sites, 'current')?.id).toBe('b');
		expect(assigned(sites)[90 * 360 + 260]).toBe(1);
		expect(winningSite({ lat: 0, lon: 80 }, [], 'current')).toBeNull();
	});

	it('sites at one place: the lowest id answers', () => {
		expect(winningSite({ lat: 5, lon: 5 }, [site('b', 1, 1), site('a', 1, 1)], 'current')?.id).toBe(
			'a',
		);
	});
});

describe('the raster', () => {
	it('measures to a tenth of a kilometre', () => {
		fc.assert(
			fc.property(somePoint, fc.nat(64_799), (place, cell) => {
				const middle = cellCentre(worldGrid, cell % 360, Math.floor(cell / 360));
				expect(
					Math.abs(cellDistances(vectors, place)[cell]! - greatCircleKm(place, middle)),
				).toBeLessThan(0.1);
			}),
		);
	});

	it('gives each cell to the site that wins at its middle', () => {
		fc.assert(
			fc.property(someSites, someFormula, fc.nat(64_799), (sites, formula, cell) => {
				const middle = cellCentre(worldGrid, cell % 360, Math.floor(cell / 360));
				const won = sites[assigned(sites, formula)[cell]!]!;
				const least = biasedDistanceKm(middle, winningSite(middle, sites, formula)!, formula);
				// Cells hold single precision: some metres.
				expect(Math.abs(biasedDistanceKm(middle, won, formula) - least)).toBeLessThan(0.5);
			}),
			{ numRuns: 20 },
		);
	});

	it('shares sum to one; turning the Earth turns the raster', () => {
		fc.assert(
			fc.property(
				someSites,
				someFormula,
				fc.integer({ min: 1, max: 359 }),
				(sites, formula, by) => {
					fc.pre(areApart(sites));
					const people = peopleThousands;
					const parts = shares(assigned(sites, formula), people, sites.length);
					expect(parts.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
					const turned = assigned(
						sites.map((each) => ({ ...each, lon: ((each.lon + 180 + by) % 360) - 180 })),
						formula,
					);
					const still = assigned(sites, formula);
					let same = 0;
					for (let cell = 0; cell < still.length; cell += 1) {
						const row = Math.floor(cell / 360);
						if (turned[row * 360 + ((cell + by) % 360)] === still[cell]) same += 1;
					}
					expect(same / still.length).toBeGreaterThan(0.995);
				},
			),
			{ numRuns: 15 },
		);
	});
});

describe('the line between two sites', () => {
	it('is where both count the same, to a millimetre', () => {
		fc.assert(
			fc.property(
				somePoint,
				someBias,
				somePoint,
				someBias,
				someFormula,
				(a, biasA, b, biasB, formula) => {
					fc.pre(greatCircleKm(a, b) > 1);
					const [one, two] = [site('a', a.lat, a.lon, biasA), site('b', b.lat, b.lon, biasB)];
					const line = boundary(one, two, formula);
					expect(line).toHaveLength(361);
					for (const point of line.filter((_, index) => index % 30 === 0)) {
						const difference =
							biasedDistanceKm(point, one, formula) - biasedDistanceKm(point, two, formula);
						expect(Math.abs(difference)).toBeLessThan(1e-3);
					}
				},
			),
		);
	});

	it('crosses the shortest way where the formula says', () => {
		expect(splitKm(east, oregon, 'current')).toBeCloseTo(greatCircleKm(east, oregon) / 2, 9);
		expect(splitKm({ ...east, bias: 50 }, oregon, 'current')).toBeCloseTo(
			(greatCircleKm(east, oregon) * 2) / 3,
			9,
		);
	});

	it('is nowhere where both stand at one place', () => {
		expect(boundary(site('a', 1, 1), site('b', 1, 1, 50), 'current')).toEqual([]);
	});
});
