/** Values that a slider stops at, in order. */
export interface Stops {
	values: readonly number[];
	/** Position of the stop that is nearest by ratio, or by distance where a stop is 0. */
	nearest(value: number): number;
}

/**
 * Stops in the ratio 1-2-5 from `min` to `max`, both included.
 *
 * @param min - `> 0`
 * @param max - above `min`
 */
export function logStops(min: number, max: number): Stops {
	const values = [min];
	for (let power = Math.floor(Math.log10(min)); 10 ** power < max; power += 1) {
		for (const digit of [1, 2, 5]) {
			const value = Number(`${digit}e${power}`);
			if (value > min && value < max) values.push(value);
		}
	}
	return stopsAt([...values, max], (value) => Math.log(Math.max(value, min)));
}

/** Stops at even distances from `min` to `max`, both included. */
export function linearStops(min: number, max: number, step: number): Stops {
	const count = Math.floor((max - min) / step + 1e-9);
	const values = Array.from({ length: count + 1 }, (_, index) =>
		Number((min + index * step).toPrecision(12)),
	);
	if (values.at(-1)! < max) values.push(max);
	return stopsAt(values, (value) => value);
}

function stopsAt(values: readonly number[], measure: (value: number) => number): Stops {
	return {
		values,
		nearest(value) {
			const distances = values.map((stop) => Math.abs(measure(stop) - measure(value)));
			return distances.indexOf(Math.min(...distances));
		},
	};
}
