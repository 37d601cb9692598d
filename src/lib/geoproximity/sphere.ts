/** A place, in degrees: latitude −90 to 90, longitude −180 to 180. */
export interface Point {
	lat: number;
	lon: number;
}

/** Mean radius of the Earth, km (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/** A place as a vector of length one. */
export type Vector = readonly [x: number, y: number, z: number];

/** The vector of a place: x through the Gulf of Guinea, z through the North Pole. */
export function vectorOf({ lat, lon }: Point): Vector {
	const across = Math.cos(lat * RADIANS);
	return [
		across * Math.cos(lon * RADIANS),
		across * Math.sin(lon * RADIANS),
		Math.sin(lat * RADIANS),
	];
}

/** Distance over the surface, km; exact near and far, where haversines lose digits. */
export function greatCircleKm(a: Point, b: Point): number {
	return vectorKm(vectorOf(a), vectorOf(b));
}

/** Distance between the places of two vectors, km. */
export function vectorKm([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
	const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
	return EARTH_RADIUS_KM * Math.atan2(cross, ax * bx + ay * by + az * bz);
}

/** The place that lies so many km from `from`, leaving in this direction (degrees clockwise from north). */
export function destination(from: Point, bearing: number, km: number): Point {
	const angle = km / EARTH_RADIUS_KM;
	const [turn, lat, lon] = [bearing * RADIANS, from.lat * RADIANS, from.lon * RADIANS];
	const start = vectorOf(from);
	const north = [
		-Math.sin(lat) * Math.cos(lon),
		-Math.sin(lat) * Math.sin(lon),
		Math.cos(lat),
	] as const;
	const east = [-Math.sin(lon), Math.cos(lon), 0] as const;
	const along = (axis: 0 | 1 | 2) =>
		start[axis] * Math.cos(angle) +
		(north[axis] * Math.cos(turn) + east[axis] * Math.sin(turn)) * Math.sin(angle);
	const [x, y, z] = [along(0), along(1), along(2)];
	return {
		lat: Math.atan2(z, Math.hypot(x, y)) / RADIANS,
		lon: Math.atan2(y, x) / RADIANS,
	};
}

/** The direction in which the shortest way from one place to another begins, degrees clockwise from north. */
export function bearingTo(from: Point, to: Point): number {
	const turn = (to.lon - from.lon) * RADIANS;
	const [start, end] = [from.lat * RADIANS, to.lat * RADIANS];
	const east = Math.sin(turn) * Math.cos(end);
	const north = Math.cos(start) * Math.sin(end) - Math.sin(start) * Math.cos(end) * Math.cos(turn);
	return Math.atan2(east, north) / RADIANS;
}
