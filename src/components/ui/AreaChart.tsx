import { reading } from '~/lib/format/reading';
import { plotOf } from '~/lib/chart/plot';

/** A series of a chart: its letter and word say what its colour says. */
export interface Series {
	letter: string;
	label: string;
	/** One of the colours of lab.css, 1 to 6. */
	color: number;
	values: readonly number[];
	/** Stacked area, line, or dashed line of what is kept as A. */
	kind: 'area' | 'line' | 'pinned';
}

interface Props {
	title: string;
	/** Unit of the values. */
	unit: string;
	/** Ascending; the axis begins at zero. */
	xs: readonly number[];
	/** A mark of the axis, with its unit. */
	formatX: (x: number) => string;
	series: readonly Series[];
	/** A value that bounds the series, with its name. */
	reference?: { label: string; value: number } | undefined;
}

/** Values along an axis as stacked areas and lines, stretched to the width of the page; its labels are text, not drawing. */
export function AreaChart({ title, unit, xs, formatX, series, reference }: Props) {
	const areas = series.filter(({ kind }) => kind === 'area');
	const lines = series.filter(({ kind }) => kind !== 'area');
	const plot = plotOf({
		xs,
		from: 0,
		areas: areas.map(({ values }) => values),
		lines: lines.map(({ values }) => values),
		references: reference ? [reference.value] : [],
	});
	return (
		<figure class="chart">
			<figcaption>
				{title}, {unit}
			</figcaption>
			<div class="chart-plot">
				{plot.yTicks.map(({ value, percent }) => (
					<span key={value} class="chart-y" style={{ bottom: `${percent}%` }}>
						{reading(value)}
					</span>
				))}
				<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
					{plot.yTicks.map(({ value, percent }) => (
						<path key={value} class="chart-grid" d={`M0 ${100 - percent}H100`} />
					))}
					{areas.map(({ letter, color }, index) => (
						<path key={letter} class={`series-${color}`} d={plot.areas[index]!.path} />
					))}
					{lines.map(({ letter, color, kind }, index) => (
						<path
							key={letter}
							class={`chart-line series-${color} ${kind === 'pinned' ? 'is-pinned' : ''}`}
							d={plot.lines[index]!}
						/>
					))}
					{plot.references.map((percent) => (
						<path key={percent} class="chart-reference" d={`M0 ${100 - percent}H100`} />
					))}
				</svg>
				{areas.map(({ letter }, index) => {
					const place = plot.areas[index]!.letter;
					return (
						place && (
							<span
								key={letter}
								class="chart-letter"
								aria-hidden="true"
								style={{ left: `clamp(0.7em, ${place.x}%, 100% - 0.7em)`, top: `${place.y}%` }}
							>
								{letter}
							</span>
						)
					);
				})}
			</div>
			<div class="chart-x" aria-hidden="true">
				{plot.xTicks.map(({ value, percent }) => (
					<span key={value} style={{ left: `${percent}%` }}>
						{formatX(value)}
					</span>
				))}
			</div>
			<ul class="chart-legend">
				{series.map(({ letter, label, color, kind }) => (
					<li key={letter}>
						<span class={`chart-key series-${color} is-${kind}`}>{letter}</span> {label}
					</li>
				))}
				{reference && (
					<li>
						<span class="chart-key is-reference">–</span> {reference.label}:{' '}
						{reading(reference.value)}
					</li>
				)}
			</ul>
		</figure>
	);
}
