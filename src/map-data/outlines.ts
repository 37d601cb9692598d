import { geoEquirectangular, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import coarse from 'world-atlas/land-110m.json' with { type: 'json' };

/** Outlines as SVG paths are in whole parts of a degree, each step from the point before, which is half as long. */
export const PARTS_OF_DEGREE = { rough: 10, fine: 50 };

/** Outlines as an SVG path, x from the west and y from the north, in parts of a degree. */
export function outline(topology: Topology, name: string, partsOfDegree: number): string {
	const projection = geoEquirectangular()
		.scale((180 / Math.PI) * partsOfDegree)
		.translate([0, 0])
		.precision(0);
	const path = geoPath(projection).digits(0)(feature(topology, name)) ?? '';
	let [x, y] = [0, 0];
	return path.replace(/([ML])(-?\d+),(-?\d+)|Z/g, (_, command?: string, nextX = '', nextY = '') => {
		if (!command) return 'z';
		const [stepX, stepY] = [Number(nextX) - x, Number(nextY) - y];
		[x, y] = [Number(nextX), Number(nextY)];
		if (command === 'M') return `M${x} ${y}`;
		return stepX === 0 && stepY === 0 ? '' : `l${stepX} ${stepY}`;
	});
}

/** The coast of the whole world, for the first picture. */
export const coast = (partsOfDegree: number) =>
	outline(coarse as unknown as Topology, 'land', partsOfDegree);
