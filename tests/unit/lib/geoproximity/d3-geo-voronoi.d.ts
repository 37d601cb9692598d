declare module 'd3-geo-voronoi' {
	/** Voronoi cells on the sphere. */
	export function geoVoronoi(points: [longitude: number, latitude: number][]): {
		find(longitude: number, latitude: number): number | undefined;
	};
}
