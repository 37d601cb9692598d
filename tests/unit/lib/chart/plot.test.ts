import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plotOf } from '~/lib/chart/plot';

const empty = { xs: [1, 2, 3, 4], from: 0, areas: [], lines: [], references: [] };

test('a value of half the axis is drawn at half the height, from the start of the axis on', () => {
	const { lines, yTicks, xTicks, references } = plotOf({
		...empty,
		lines: [[50, 50, 50, 50]],
		references: [100],
	});
	expect(lines).toEqual(['M0,50L25,50L50,50L75,50L100,50']);
	expect(references).toEqual([100]);
	expect(yTicks.at(-1)).toEqual({ value: 100, percent: 100 });
	expect(xTicks.at(-1)).toEqual({ value: 4, percent: 100 });
});

test('areas stand on each other', () => {
	const { areas } = plotOf({
		...empty,
		areas: [
			[30, 30, 30, 30],
			[70, 70, 70, 70],
		],
	});
	expect(areas[0]!.path).toBe('M0,70L25,70L50,70L75,70L100,70L100,100L75,100L50,100L25,100L0,100Z');
	expect(areas[1]!.path).toBe('M0,0L25,0L50,0L75,0L100,0L100,70L75,70L50,70L25,70L0,70Z');
});

describe('the letter of an area', () => {
	test('stands in its middle where it is thick', () => {
		const { areas } = plotOf({ ...empty, areas: [[80, 80, 80, 80]], references: [100] });
		expect(areas[0]!.letter).toEqual({ x: 50, y: 60 });
	});

	test('is left out where there is no room for it', () => {
		const { areas } = plotOf({ ...empty, areas: [[2, 2, 2, 2]], references: [100] });
		expect(areas[0]!.letter).toBeNull();
	});
});

test('nothing at all gives an axis to one, and no letter', () => {
	const { areas, yTicks } = plotOf({ ...empty, areas: [[0, 0, 0, 0]] });
	expect(yTicks.at(-1)).toEqual({ value: 1, percent: 100 });
	expect(areas[0]!.letter).toBeNull();
});

test('every coordinate is a number within the square', () => {
	const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), {
		minLength: 3,
		maxLength: 3,
	});
	fc.assert(
		fc.property(values, values, values, (first, second, line) => {
			const { areas, lines } = plotOf({
				xs: [1, 2, 3],
				from: 0,
				areas: [first, second],
				lines: [line],
				references: [],
			});
			for (const path of [...areas.map((area) => area.path), ...lines]) {
				expect(path).not.toMatch(/NaN|Infinity/);
				for (const number of path.match(/-?[\d.]+(e-?\d+)?/g)!) {
					expect(Number(number)).toBeGreaterThanOrEqual(0);
					expect(Number(number)).toBeLessThanOrEqual(100);
				}
			}
		}),
	);
});
