import type { Formula, Site } from '~/lib/geoproximity/bias';
import { assignGrid, cachedDistances, type Grid } from '~/lib/geoproximity/raster';

/** Coarse enough for a picture that the page carries. */
const grid: Grid = { west: -180, north: 90, cellDegrees: 2, columns: 180, rows: 90 };
const distancesTo = cachedDistances(grid);

/** Each site’s area as an SVG path of bars in degrees, for the picture that is there before the lab is alive. */
export function areaPaths(sites: readonly Site[], formula: Formula): string[] {
	const winners = assignGrid(sites, sites.map(distancesTo), formula);
	const paths = sites.map(() => '');
	for (let row = 0; row < grid.rows; row += 1) {
		let start = 0;
		for (let column = 1; column <= grid.columns; column += 1) {
			const winner = winners[row * grid.columns + start]!;
			if (column < grid.columns && winners[row * grid.columns + column] === winner) continue;
			const x = grid.west + start * grid.cellDegrees;
			const width = (column - start) * grid.cellDegrees;
			paths[winner] +=
				`M${x} ${row * grid.cellDegrees - 90}h${width}v${grid.cellDegrees}h${-width}z`;
			start = column;
		}
	}
	return paths;
}
