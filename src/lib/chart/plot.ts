import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/** A mark on an axis; its position is a percentage of the axis’ length. */
export interface Tick {
	value: number;
	percent: number;
}

/** A plot in a square of 100 by 100 units that the page stretches to its own size. */
export interface Plot {
	/** One path for each stacked series, with the place of its letter where the area is thick enough for one. */
	areas: { path: string; letter: { x: number; y: number } | null }[];
	lines: string[];
	xTicks: Tick[];
	/** From the bottom up; percentages from the bottom. */
	yTicks: Tick[];
	/** Heights of horizontal references, percentages from the bottom. */
	references: number[];
}

/** What a plot shows: series of one value for each x. */
export interface PlotInput {
	/** Ascending. */
	xs: readonly number[];
	/** Start of the axis, at or before the first x, whose values hold from there on. */
	from: number;
	/** Stacked on each other, in this order. */
	areas: readonly (readonly number[])[];
	/** Each from zero. */
	lines: readonly (readonly number[])[];
	/** Values to mark with a horizontal line. */
	references: readonly number[];
}

const SIDE = 100;
const X_TICKS = 6;
const Y_TICKS = 4;
/** Thickness that a letter needs, percentage of the height. */
const LETTER_ROOM = 9;

/** Lays out stacked areas and lines over a common x. Values that are all zero give an axis to one. */
export function plotOf({ xs, from, areas, lines, references }: PlotInput): Plot {
	const tops: number[][] = [];
	for (const values of areas) {
		const below = tops.at(-1);
		tops.push(values.map((value, index) => value + (below?.[index] ?? 0)));
	}
	const highest = max([...(tops.at(-1) ?? []), ...lines.flat(), ...references]) ?? 0;
	const x = scaleLinear([from, xs.at(-1) ?? from + 1], [0, SIDE]);
	const y = scaleLinear([0, highest > 0 ? highest : 1], [0, SIDE]).nice(Y_TICKS);
	const atX = (index: number) => round(x(index < 0 ? from : xs[index]!));
	const up = (value: number) => round(SIDE - y(value));
	// The first value stands from the start of the axis on.
	const indexes = [-1, ...xs.keys()];
	const of = (values: readonly number[], index: number) => values[Math.max(0, index)]!;

	return {
		areas: tops.map((values, series) => {
			const below = tops[series - 1];
			const shape = area<number>()
				.x(atX)
				.y0((index) => up(below ? of(below, index) : 0))
				.y1((index) => up(of(values, index)));
			return { path: shape(indexes) ?? '', letter: letterOf(series) };
		}),
		lines: lines.map(
			(values) =>
				line<number>()
					.x(atX)
					.y((index) => up(of(values, index)))(indexes) ?? '',
		),
		xTicks: x.ticks(X_TICKS).map((value) => ({ value, percent: round(x(value)) })),
		yTicks: y.ticks(Y_TICKS).map((value) => ({ value, percent: round(y(value)) })),
		references: references.map((value) => round(y(value))),
	};

	function letterOf(series: number): { x: number; y: number } | null {
		const values = areas[series]!;
		const inner = values.length > 4 ? values.slice(1, -1) : values;
		const widest = inner.indexOf(Math.max(...inner)) + (values.length > 4 ? 1 : 0);
		if (values.length === 0 || y(values[widest]!) < LETTER_ROOM) return null;
		return {
			x: atX(middleOfRun(values, widest)),
			y: round(SIDE - y(tops[series]![widest]! - values[widest]! / 2)),
		};
	}
}

/** The middle of the stretch around `index` that is about as thick. */
function middleOfRun(values: readonly number[], index: number): number {
	const enough = values[index]! * 0.9;
	let end = index;
	while (end + 1 < values.length && values[end + 1]! >= enough) end += 1;
	return Math.floor((index + end) / 2);
}

const round = (value: number) => Math.round(value * 100) / 100;
