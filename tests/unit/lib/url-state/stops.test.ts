import { expect, test } from 'vitest';
import { linearStops, logStops } from '~/lib/url-state/stops';

test('stops stand in the ratio 1-2-5 between their ends', () => {
	expect(logStops(0.001, 0.02).values).toEqual([0.001, 0.002, 0.005, 0.01, 0.02]);
	expect(logStops(30, 900).values).toEqual([30, 50, 100, 200, 500, 900]);
	expect(linearStops(0, 1, 0.25).values).toEqual([0, 0.25, 0.5, 0.75, 1]);
	expect(linearStops(0, 1, 0.4).values).toEqual([0, 0.4, 0.8, 1]);
});

test('the nearest stop is that of the nearest ratio, and every stop is nearest to itself', () => {
	const stops = logStops(10, 200_000);
	stops.values.forEach((value, position) => expect(stops.nearest(value)).toBe(position));
	expect(stops.values[stops.nearest(8000)]).toBe(10_000);
	expect(stops.nearest(0)).toBe(0);
	expect(stops.nearest(1e9)).toBe(stops.values.length - 1);
	expect(linearStops(0, 4, 1).nearest(2.6)).toBe(3);
});
