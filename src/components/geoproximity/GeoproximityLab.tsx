import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { formatNumber } from '~/lib/format/number';
import { reading, share } from '~/lib/format/reading';
import {
	changeOf,
	lineLongitude,
	sharesOf,
	standingsAt,
	verdictOf,
	type SiteShares,
} from '~/lib/geoproximity/answer';
import { biasFactor, type Site } from '~/lib/geoproximity/bias';
import { copiesOf } from '~/lib/geoproximity/copy-as';
import { greatCircleKm } from '~/lib/geoproximity/sphere';
import {
	fieldsFor,
	letterOf,
	PLACE_CHARACTERS,
	placeOf,
	sitesOf,
	type City,
	type GeoproximityState,
	type Limits,
	type PlacedSite,
} from '~/lib/geoproximity/state';
import { numberIn, wholeIn, type Fields } from '~/lib/url-state/codec';
import { linearStops } from '~/lib/url-state/stops';
import { CopyAs } from '../ui/CopyAs.tsx';
import { LabFields } from '../ui/LabFields.tsx';
import { LabFrame, useLab, type LabPlace } from '../ui/LabFrame.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { seriesColor } from '../ui/series-color.ts';
import { TableRegion } from '../ui/TableRegion.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { Verdict } from '../ui/Verdict.tsx';
import { useWorld } from './use-world.ts';
import { WorldMap } from './WorldMap.tsx';
import '../ui/lab.css';
import './geoproximity.css';

type State = GeoproximityState;

/** The assumption that is an input. */
const assumptions = [{ name: 'formula' as const }];

interface Props extends LabPlace {
	limits: Limits;
	/** Addresses of the world’s data and of the finer coast. */
	data: { world: string; coast: string };
	/** Shares of the scene, known before the world’s data is there. */
	sceneShares: SiteShares;
	/** Cities that are known before it. */
	noted: readonly City[];
	children: ComponentChildren;
}

/** Geoproximity records on a map: who gets which users, and what a bias changes. */
export default function GeoproximityLab(props: Props) {
	const { limits } = props;
	const fields: Fields<State> = useMemo(() => fieldsFor(limits), [limits]);
	const lab = useLab(fields, props);
	const { pinned } = lab;
	const { state, ready, update } = lab.url;
	const { place, world, failed } = useWorld(props.data.world);
	const below = useAfterPaint(state);
	const answerOf = (of: State) => {
		const placed = sitesOf(of, limits);
		if (world) return { sites: placed, shares: sharesOf(placed, of.formula, world) };
		const isScene =
			fields.sites.serialize(of.sites) === fields.sites.serialize(fields.sites.default);
		return { sites: placed, shares: isScene ? props.sceneShares : null };
	};
	const answer = useMemo(() => answerOf(state), [state.sites, state.formula, world, limits]);
	const { sites } = answer;
	const kept = useMemo(() => (pinned ? answerOf(pinned) : null), [pinned, world, limits]);
	const copies = useMemo(
		() => (
			<CopyAs
				copies={copiesOf(below.sites, limits.maxRecords)}
				withheld={`Route 53 takes at most ${limits.maxRecords} geoproximity records of one name and type; these are ${below.sites.length}.`}
			/>
		),
		[below.sites, limits],
	);
	const cities = world?.cities ?? props.noted;
	const isWhole = lab.presets !== undefined;
	const sentenceOf = ({ sites: of, shares }: typeof answer, { formula }: State) =>
		shares
			? verdictOf(of, formula, shares)
			: failed
				? 'The data of land and people could not be loaded; the map and the distances are exact without it.'
				: 'Counting land and people…';
	const change = (index: number, patch: Partial<PlacedSite>) =>
		update({ sites: state.sites.with(index, { ...state.sites[index]!, ...patch }) });
	const add = (site: PlacedSite) =>
		fields.sites.parse(fields.sites.serialize([...state.sites, site])) !== undefined &&
		update({ sites: [...state.sites, site] });
	const addPlace = (point: { lat: number; lon: number }) => {
		const taken = new Set(state.sites.map(({ id }) => id));
		let number = 1;
		while (taken.has(`place-${number}`)) number += 1;
		add({ id: `place-${number}`, bias: 0, healthy: true, place: point });
	};

	return (
		<LabFrame
			label="Geoproximity bias visualiser"
			question="Where does the line between sites run, and what does a bias change?"
			{...lab}
			csv={{ name: 'geoproximity.csv', rows: () => csvOf(sites, answer.shares) }}
			answer={
				<Verdict
					sentence={sentenceOf(answer, state)}
					pinned={kept && pinned ? sentenceOf(kept, pinned) : undefined}
					warnings={warningsOf(state, limits)}
					ready={ready}
				/>
			}
			answerRef={place}
			shown="The map and the figures are those of the sites below"
			more="with cities, your own places and the records as templates"
		>
			<WorldMap
				sites={sites}
				movable={state.sites.filter((site) => site.place).map(({ id }) => id)}
				formula={state.formula}
				view={state}
				ready={ready}
				coastAddress={props.data.coast}
				onView={update}
				onMove={(id, to) =>
					change(
						state.sites.findIndex((site) => site.id === id),
						{ place: to },
					)
				}
				onAdd={addPlace}
			>
				{props.children}
			</WorldMap>
			<p class="lab-hint">
				AWS publishes no coordinates of its Regions; these are city centres, approximate. Coasts:
				Natural Earth. People and cities: GeoNames,{' '}
				<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
			</p>
			<Sites
				state={state}
				limits={limits}
				ready={ready}
				change={change}
				remove={(index) => update({ sites: state.sites.toSpliced(index, 1) })}
				addRegion={(id) => add({ id, bias: 0, healthy: true, place: null })}
			/>
			{answer.shares && <SharesTable sites={sites} shares={answer.shares} />}
			{isWhole && (
				<>
					<h2>Who answers a place?</h2>
					<Places
						state={state}
						sites={sites}
						cities={cities}
						maxBias={limits.bias.max}
						ready={ready}
						update={update}
					/>
					<h2>Predict first</h2>
					<Guess
						field={fields.guess}
						state={state}
						limits={limits}
						cities={cities}
						ready={ready}
						update={update}
					/>
					<details>
						<summary>Assumptions</summary>
						<LabFields
							fields={fields}
							state={state}
							ready={ready}
							update={update}
							specs={assumptions}
						/>
						<ul>
							<li>
								Route 53 measures over the surface of the Earth. AWS says “distance”; its own maps
								agree.
							</li>
							<li>
								The two formulas part for negative bias only: at {limits.bias.min}, a distance
								counts {reading(biasFactor(limits.bias.min, 'current'))} times today, and counted{' '}
								{reading(biasFactor(limits.bias.min, '2023'))} times in 2023.
							</li>
							<li>Where two sites count the same, the first by name answers.</li>
							<li>
								People are those in the cities that GeoNames lists, about three thousand million,
								from censuses around 2010. Land is all but Antarctica.
							</li>
						</ul>
					</details>
					<h2>Take it away</h2>
					{copies}
				</>
			)}
		</LabFrame>
	);
}

function warningsOf({ sites }: State, { maxRecords }: Limits): string[] {
	return sites.length > maxRecords
		? [
				`Route 53 takes at most ${maxRecords} geoproximity records of one name and type; the map shows ${sites.length} all the same.`,
			]
		: [];
}

interface SitesProps {
	state: State;
	limits: Limits;
	ready: boolean;
	change: (index: number, patch: Partial<PlacedSite>) => void;
	remove: (index: number) => void;
	addRegion: (id: string) => void;
}

/** The sites: bias, health, and coordinates of those that are no Region. */
function Sites({ state, limits, ready, change, remove, addRegion }: SitesProps) {
	const id = useId();
	const biases = useMemo(() => linearStops(limits.bias.min, limits.bias.max, 1), [limits]);
	const coordinate = (label: string, end: number) => ({ label, ...numberIn(-end, end) });
	const free = limits.regions.filter(
		(region) => !state.sites.some((site) => site.id === region.id),
	);
	return (
		<>
			<ul class="geo-sites">
				{state.sites.map((site, index) => (
					<li key={site.id}>
						<p>
							<span class={`chart-key series-${seriesColor(index)} is-area`}>
								{letterOf(index)}
							</span>{' '}
							<strong>{site.id}</strong>{' '}
							{limits.regions.find((region) => region.id === site.id)?.name}
						</p>
						<NumberField
							unit=""
							field={{
								label: `Bias of ${site.id}`,
								...wholeIn(limits.bias.min, limits.bias.max),
							}}
							value={site.bias}
							stops={biases}
							disabled={!ready}
							onValue={(bias) => change(index, { bias })}
						/>
						{site.place && (
							<div class="lab-fields">
								<NumberField
									unit="degrees"
									field={coordinate(`Latitude of ${site.id}`, 90)}
									value={site.place.lat}
									disabled={!ready}
									onValue={(lat) => change(index, { place: { ...site.place!, lat } })}
								/>
								<NumberField
									unit="degrees"
									field={coordinate(`Longitude of ${site.id}`, 180)}
									value={site.place.lon}
									disabled={!ready}
									onValue={(lon) => change(index, { place: { ...site.place!, lon } })}
								/>
							</div>
						)}
						<p class="lab-actions">
							<label>
								<input
									type="checkbox"
									checked={site.healthy}
									disabled={!ready}
									onChange={(event) => change(index, { healthy: event.currentTarget.checked })}
								/>{' '}
								{site.id} is healthy
							</label>
							<button
								type="button"
								disabled={!ready || state.sites.length === 1}
								aria-label={`Remove ${site.id}`}
								onClick={() => remove(index)}
							>
								Remove
							</button>
						</p>
					</li>
				))}
			</ul>
			<div class="lab-field geo-add">
				<label for={id}>Add a Region; a click on the map adds a place of your own</label>
				<select
					id={id}
					disabled={!ready}
					value=""
					onChange={(event) => {
						if (event.currentTarget.value) addRegion(event.currentTarget.value);
						event.currentTarget.value = '';
					}}
				>
					<option value="">Choose a Region</option>
					{free.map((region) => (
						<option key={region.id} value={region.id}>
							{region.id}, {region.name}
						</option>
					))}
				</select>
			</div>
		</>
	);
}

/** What each site gets, and what the biases changed. */
function SharesTable({ sites, shares }: { sites: readonly Site[]; shares: SiteShares }) {
	return (
		<TableRegion label="What each site gets">
			<table>
				<caption class="sr-only">What each site gets, and the change against no bias</caption>
				<thead>
					<tr>
						<th scope="col">Site</th>
						<th scope="col">Bias</th>
						<th scope="col">People in listed cities</th>
						<th scope="col">against no bias</th>
						<th scope="col">Land</th>
						<th scope="col">against no bias</th>
					</tr>
				</thead>
				<tbody>
					{sites.map(({ id, bias }, index) => (
						<tr key={id}>
							<th scope="row">
								{letterOf(index)} {id}
							</th>
							<td>{bias}</td>
							<td data-people={id}>{share(shares.people[index]!)}</td>
							<td>{changeOf(shares.people[index]!, shares.peopleUnbiased[index]!)}</td>
							<td>{share(shares.land[index]!)}</td>
							<td>{changeOf(shares.land[index]!, shares.landUnbiased[index]!)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

interface PlacesProps {
	state: State;
	sites: readonly Site[];
	cities: readonly City[];
	ready: boolean;
	update: (patch: Partial<State>) => void;
}

/** One place: distances, the winner, and the bias that would flip it. */
function Places({
	state,
	sites,
	cities,
	maxBias,
	ready,
	update,
}: PlacesProps & { maxBias: number }) {
	const id = useId();
	const users = placeOf(state.place, cities);
	const resolver = state.resolver.trim() === '' ? null : placeOf(state.resolver, cities);
	const asked = state.resolver.trim() === '' ? users : resolver;
	const field = (name: 'place' | 'resolver', label: string, isWrong: boolean) => (
		<div class="lab-field">
			<label for={`${id}-${name}`}>{label}</label>
			<input
				id={`${id}-${name}`}
				type="text"
				inputMode="text"
				autocomplete="off"
				list={`${id}-cities`}
				maxLength={PLACE_CHARACTERS}
				disabled={!ready}
				value={state[name]}
				aria-invalid={isWrong}
				aria-describedby={isWrong ? `${id}-${name}-hint` : undefined}
				onInput={(event) => update({ [name]: event.currentTarget.value })}
			/>
			{isWrong && (
				<p class="lab-hint" id={`${id}-${name}-hint`}>
					No listed city begins so. Type one of the largest cities, or coordinates such as 39.1,
					-94.6.
				</p>
			)}
		</div>
	);
	const standings = asked ? standingsAt(asked, sites, state.formula, maxBias) : [];
	const winner = standings.find(({ wins }) => wins);
	return (
		<>
			<div class="lab-fields">
				{field('place', 'Where the users are', !users)}
				{field(
					'resolver',
					'Where their resolver is, if elsewhere',
					state.resolver.trim() !== '' && !resolver,
				)}
				<datalist id={`${id}-cities`}>
					{cities.map(({ name }) => (
						<option key={name} value={name} />
					))}
				</datalist>
			</div>
			<p class="lab-hint">
				Route 53 judges by the client subnet that the resolver sends, or else by the resolver. A
				public resolver that sends none puts its users where it stands.
			</p>
			{asked && winner && (
				<>
					<p data-winner>
						{asked.name} is answered with <strong>{winner.site.id}</strong>
						{users && resolver && users !== resolver
							? `, and so are its users in ${users.name}, ${formatNumber(Math.round(greatCircleKm(users, winner.site)))} km from it`
							: ''}
						.
					</p>
					<TableRegion label={`Distances from ${asked.name}`}>
						<table>
							<thead>
								<tr>
									<th scope="col">Site</th>
									<th scope="col">Distance</th>
									<th scope="col">With bias</th>
									<th scope="col">What bias flips it</th>
								</tr>
							</thead>
							<tbody>
								{standings.map(({ site, distanceKm, biasedKm, wins, flipBias, whole }) => (
									<tr key={site.id}>
										<th scope="row">{site.id}</th>
										<td>{formatNumber(Math.round(distanceKm))} km</td>
										<td>{formatNumber(Math.round(biasedKm))} km</td>
										<td data-flip={site.id}>
											{flipBias === null
												? wins
													? 'none loses it'
													: 'none wins it'
												: wins
													? `loses it below ${reading(flipBias)}`
													: `wins it above ${reading(flipBias)}`}
											{whole?.beyondKm != null &&
												`; at ${whole.bias} the line is ${formatNumber(Math.round(whole.beyondKm))} km beyond it`}
										</td>
									</tr>
								))}
							</tbody>
						</table>
					</TableRegion>
				</>
			)}
		</>
	);
}

/** The two Regions of the notes’ example, whatever stands on the map. */
const GUESSED: [string, string] = ['us-east-1', 'us-west-2'];

/** The reader’s guess of the notes’ line, and the truth once it is asked for. */
function Guess({
	field,
	state,
	limits,
	cities,
	ready,
	update,
}: Omit<PlacesProps, 'sites'> & { field: Fields<State>['guess']; limits: Limits }) {
	const [isShown, setShown] = useState(false);
	const kansasCity = cities.find(({ name }) => name.startsWith('Kansas City'));
	const [east, west] = GUESSED.map((id) => ({
		...limits.regions.find((region) => region.id === id)!,
		bias: 0,
		healthy: true,
	}));
	if (!kansasCity || !east || !west) return null;
	const { lat } = kansasCity;
	const truth = lineLongitude(east, west, lat, state.formula);
	return (
		<>
			<p>
				At bias 0, where does the line between {east.id} and {west.id} cross the latitude of{' '}
				{kansasCity.name}? The notes put it through the city.
			</p>
			<div class="lab-fields">
				<NumberField
					unit="degrees of longitude, west is negative"
					field={field}
					value={state.guess}
					stops={GUESS_STOPS}
					disabled={!ready}
					onValue={(guess) => {
						setShown(false);
						update({ guess });
					}}
				/>
			</div>
			<p class="lab-actions">
				<button type="button" disabled={!ready} onClick={() => setShown(true)}>
					Show the line
				</button>
				<span role="status">
					{isShown &&
						truth !== null &&
						`It crosses at ${formatNumber(Math.round(truth * 100) / 100)}°, ${formatNumber(Math.round(greatCircleKm({ lat, lon: truth }, kansasCity)))} km from the city. Your guess is ${formatNumber(Math.round(greatCircleKm({ lat, lon: truth }, { lat, lon: state.guess })))} km off.`}
				</span>
			</p>
		</>
	);
}

const GUESS_STOPS = linearStops(-125, -70, 0.5);

function csvOf(sites: readonly Site[], shares: SiteShares | null): string[][] {
	return [
		['Site', 'Latitude', 'Longitude', 'Bias', 'Healthy', 'People', 'Land'],
		...sites.map(({ id, lat, lon, bias, healthy }, index) => [
			id,
			String(lat),
			String(lon),
			String(bias),
			healthy ? 'yes' : 'no',
			shares ? String(shares.people[index]) : '',
			shares ? String(shares.land[index]) : '',
		]),
	];
}
