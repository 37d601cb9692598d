import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Formula, Site } from '~/lib/geoproximity/bias';
import { countedSites } from '~/lib/geoproximity/bias';
import { boundary } from '~/lib/geoproximity/boundary';
import { assignGrid, cachedDistances, type Grid } from '~/lib/geoproximity/raster';
import type { Point } from '~/lib/geoproximity/sphere';
import { letterOf, MAX_ZOOM, roundedDegrees } from '~/lib/geoproximity/state';
import { seriesColor } from '../ui/series-color.ts';
import { readJson } from './use-world.ts';

/** What of the world is shown. */
export interface View extends Point {
	zoom: number;
}

interface Props {
	sites: readonly Site[];
	/** Sites that the reader may move. */
	movable: readonly string[];
	formula: Formula;
	view: View;
	ready: boolean;
	coastAddress: string;
	onView: (view: View) => void;
	onMove: (id: string, to: Point) => void;
	onAdd: (at: Point) => void;
	/** The picture of the built page: areas of the scene and the coast of the world. */
	children: ComponentChildren;
}

/** Paths in parts of a degree. */
interface FineOutlines {
	partsOfDegree: number;
	coast: string;
	states: string;
}

/** From here on the coast of the whole world is too rough. */
const FINE_FROM_ZOOM = 3;

/** How far an arrow key moves a site, degrees, and the map, part of what it shows. */
const SITE_STEP = 0.5;
const MAP_STEP = 0.2;

/** A press that moves less than this is a click, CSS pixels. */
const CLICK_PX = 4;

const views: { label: string; view: View }[] = [
	{ label: 'World', view: { zoom: 1, lat: 0, lon: 0 } },
	{ label: 'United States', view: { zoom: 5, lat: 38, lon: -96 } },
	{ label: 'Europe', view: { zoom: 5, lat: 50, lon: 12 } },
];

/** The map: each site’s area in its colour and letter, coasts, and the exact line where there are two sites. */
export function WorldMap(props: Props) {
	const { sites, movable, formula, ready, onView, onMove, onAdd, children } = props;
	const view = within(props.view);
	const map = useRef<HTMLDivElement>(null);
	const base = useRef<HTMLDivElement>(null);
	const canvas = useRef<HTMLCanvasElement>(null);
	const press = useRef<{ x: number; y: number; view: View } | null>(null);
	const [width, setWidth] = useState(0);
	const [fine, setFine] = useState<FineOutlines | null>(null);
	const box = boxOf(view);
	const viewBox = `${box.west} ${-box.north} ${box.width} ${box.height}`;

	// The picture of the built page is not ours to render again, so its window is set from outside.
	useLayoutEffect(() => {
		base.current?.querySelector('svg')?.setAttribute('viewBox', viewBox);
	}, [viewBox]);
	useEffect(() => {
		const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
		if (map.current) watch.observe(map.current);
		return () => watch.disconnect();
	}, []);
	useEffect(() => {
		if (view.zoom < FINE_FROM_ZOOM || fine) return;
		// Without the finer coast the rough one stays.
		readJson(props.coastAddress).then(
			(data) => setFine(data as FineOutlines),
			() => undefined,
		);
	}, [view.zoom, fine]);

	const grid = useMemo(() => gridOf(box, width), [viewBox, width]);
	const distancesTo = useMemo(() => cachedDistances(grid), [grid]);
	useLayoutEffect(() => {
		if (canvas.current && width > 0) paint(canvas.current, grid, sites, formula, distancesTo);
	}, [sites, formula, grid]);
	const line = useMemo(() => linePath(sites, formula), [sites, formula]);

	const pointAt = (clientX: number, clientY: number): Point => {
		const { left, top, width: across, height } = map.current!.getBoundingClientRect();
		return {
			lat: roundedDegrees(box.north - ((clientY - top) / height) * box.height),
			lon: roundedDegrees(box.west + ((clientX - left) / across) * box.width),
		};
	};
	const pan = (right: number, up: number) =>
		onView(
			within({
				...view,
				lon: view.lon + right * box.width * MAP_STEP,
				lat: view.lat + up * box.height * MAP_STEP,
			}),
		);
	const zoomBy = (factor: number) => onView(within({ ...view, zoom: view.zoom * factor }));

	return (
		<div>
			<p class="lab-actions">
				{views.map(({ label, view: of }) => (
					<button key={label} type="button" disabled={!ready} onClick={() => onView(of)}>
						{label}
					</button>
				))}
				<button type="button" disabled={!ready || view.zoom >= MAX_ZOOM} onClick={() => zoomBy(2)}>
					Zoom in
				</button>
				<button type="button" disabled={!ready || view.zoom <= 1} onClick={() => zoomBy(0.5)}>
					Zoom out
				</button>
			</p>
			<div
				ref={map}
				class={`geo-map ${width > 0 ? 'is-alive' : ''}`}
				role="group"
				aria-label="Map. Arrow keys move it, plus and minus zoom, Enter adds a site in the middle."
				tabIndex={0}
				onKeyDown={(event) => {
					if (event.target !== event.currentTarget || !ready) return;
					const [right, up] = arrows[event.key] ?? [0, 0];
					if (right || up) pan(right, up);
					else if (event.key === '+' || event.key === '=') zoomBy(2);
					else if (event.key === '-') zoomBy(0.5);
					else if (event.key === 'Enter')
						onAdd({ lat: roundedDegrees(view.lat), lon: roundedDegrees(view.lon) });
					else return;
					event.preventDefault();
				}}
				onPointerDown={(event) => {
					if (!ready || (event.target as HTMLElement).closest('button')) return;
					press.current = { x: event.clientX, y: event.clientY, view };
					event.currentTarget.setPointerCapture(event.pointerId);
				}}
				onPointerMove={(event) => {
					const from = press.current;
					if (!from || !event.buttons || view.zoom === 1) return;
					const { width: across, height } = event.currentTarget.getBoundingClientRect();
					onView(
						within({
							...from.view,
							lon: from.view.lon - ((event.clientX - from.x) / across) * box.width,
							lat: from.view.lat + ((event.clientY - from.y) / height) * box.height,
						}),
					);
				}}
				onPointerUp={(event) => {
					const from = press.current;
					press.current = null;
					if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) < CLICK_PX)
						onAdd(pointAt(event.clientX, event.clientY));
				}}
				onPointerCancel={() => {
					press.current = null;
				}}
			>
				<canvas ref={canvas} aria-hidden="true" />
				<div
					ref={base}
					class={fine && view.zoom >= FINE_FROM_ZOOM ? 'geo-under is-rough' : 'geo-under'}
				>
					{children}
				</div>
				<svg class="geo-lines" viewBox={viewBox} preserveAspectRatio="none" aria-hidden="true">
					{fine && view.zoom >= FINE_FROM_ZOOM && (
						<g transform={`scale(${1 / fine.partsOfDegree})`}>
							<path class="geo-coast" d={fine.coast} />
							<path class="geo-states" d={fine.states} />
						</g>
					)}
					<path class="geo-line" d={line} />
				</svg>
				{sites.map((site, index) => {
					const left = ((site.lon - box.west) / box.width) * 100;
					const top = ((box.north - site.lat) / box.height) * 100;
					if (left < 0 || left > 100 || top < 0 || top > 100) return null;
					const canMove = movable.includes(site.id);
					return (
						<button
							key={site.id}
							type="button"
							disabled={!ready}
							class={`geo-site series-${seriesColor(index)} ${site.healthy ? '' : 'is-unhealthy'}`}
							style={{ left: `${left}%`, top: `${top}%` }}
							aria-label={`${letterOf(index)}, ${site.id}, bias ${site.bias}${site.healthy ? '' : ', not healthy'}${canMove ? '; arrow keys move it' : ''}`}
							onKeyDown={(event) => {
								const step = arrows[event.key];
								if (!canMove || !step) return;
								event.preventDefault();
								onMove(site.id, moved(site, step[0] * SITE_STEP, step[1] * SITE_STEP));
							}}
							onPointerDown={(event) =>
								canMove && event.currentTarget.setPointerCapture(event.pointerId)
							}
							onPointerMove={(event) => {
								if (canMove && event.buttons)
									onMove(site.id, pointAt(event.clientX, event.clientY));
							}}
						>
							{letterOf(index)}
						</button>
					);
				})}
			</div>
		</div>
	);
}

const arrows: Record<string, [right: number, up: number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, 1],
	ArrowDown: [0, -1],
};

const moved = ({ lat, lon }: Point, right: number, up: number): Point => ({
	lat: roundedDegrees(Math.max(-90, Math.min(90, lat + up))),
	lon: roundedDegrees(((lon + right + 540) % 360) - 180),
});

/** A view that stays on the map. */
function within({ zoom, lat, lon }: View): View {
	const scale = Math.max(1, Math.min(MAX_ZOOM, zoom));
	const bound = (value: number, end: number) =>
		roundedDegrees(Math.max(-end + end / scale, Math.min(end - end / scale, value)));
	return { zoom: scale, lat: bound(lat, 90), lon: bound(lon, 180) };
}

/** The window of a view, degrees. */
function boxOf({ zoom, lat, lon }: View) {
	const [width, height] = [360 / zoom, 180 / zoom];
	return { west: lon - width / 2, north: lat + height / 2, width, height };
}

/** Cells of two CSS pixels over the window. */
function gridOf({ west, north, width }: ReturnType<typeof boxOf>, cssWidth: number): Grid {
	const columns = Math.max(2, Math.ceil(cssWidth / 4) * 2);
	return { west, north, cellDegrees: width / columns, columns, rows: columns / 2 };
}

/** The line between two sites as a path in degrees; it leaves the map at one edge and comes in at the other. */
function linePath(sites: readonly Site[], formula: Formula): string {
	const [a, b] = countedSites(sites);
	if (countedSites(sites).length !== 2) return '';
	const point = (lon: number, lat: number) => `${lon.toFixed(2)} ${(-lat).toFixed(2)}`;
	return boundary(a!, b!, formula)
		.map(({ lat, lon }, index, all) => {
			const last = all[index - 1];
			if (!last) return `M${point(lon, lat)}`;
			const turn = 360 * Math.round((lon - last.lon) / 360);
			const overTheEdge =
				turn === 0 ? '' : `L${point(lon - turn, lat)}M${point(last.lon + turn, last.lat)}`;
			return `${overTheEdge}L${point(lon, lat)}`;
		})
		.join('');
}

/** Paints each cell in the colour of the site that wins it. */
function paint(
	canvas: HTMLCanvasElement,
	grid: Grid,
	sites: readonly Site[],
	formula: Formula,
	distancesTo: (place: Point) => Float32Array,
): void {
	const winners = assignGrid(sites, sites.map(distancesTo), formula);
	const style = getComputedStyle(canvas);
	const palette = sites.map((_, index) =>
		colorNumber(style.getPropertyValue(`--series-${seriesColor(index)}`)),
	);
	if (canvas.width !== grid.columns || canvas.height !== grid.rows) {
		canvas.width = grid.columns;
		canvas.height = grid.rows;
	}
	const context = canvas.getContext('2d')!;
	const image = context.createImageData(grid.columns, grid.rows);
	const pixels = new Uint32Array(image.data.buffer);
	for (let cell = 0; cell < winners.length; cell += 1) pixels[cell] = palette[winners[cell]!]!;
	context.putImageData(image, 0, 0);
}

/** A colour `#rrggbb` as a pixel: alpha, blue, green, red from the highest byte. */
function colorNumber(color: string): number {
	const value = Number.parseInt(color.trim().slice(1), 16) || 0;
	const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
	return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
