/** The geoproximity model: distances over the Earth, what a bias does to them, and who gets which users. */
export {
	biasedDistanceKm,
	biasFactor,
	biasThroughPoint,
	countedSites,
	winningSite,
} from './bias.ts';
export type { Formula, Site } from './bias.ts';
export { boundary, splitKm } from './boundary.ts';
export {
	assignGrid,
	cellCentre,
	cellDistances,
	cellVectors,
	landWeights,
	shares,
	worldGrid,
} from './raster.ts';
export type { Grid } from './raster.ts';
export { destination, EARTH_RADIUS_KM, greatCircleKm } from './sphere.ts';
export type { Point } from './sphere.ts';
