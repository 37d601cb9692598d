/** The geoproximity model: distances over the Earth, what a bias does to them, and who gets which users. */
export { biasedDistanceKm, biasFactor, biasThroughPoint, countedSites, winningSite } from './bias';
export type { Formula, Site } from './bias';
export { boundary, splitKm } from './boundary';
export {
	assignGrid,
	cellCentre,
	cellDistances,
	cellVectors,
	landWeights,
	shares,
	worldGrid,
} from './raster';
export type { Grid } from './raster';
export { destination, EARTH_RADIUS_KM, greatCircleKm } from './sphere';
export type { Point } from './sphere';
