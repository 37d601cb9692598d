import { useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber } from '~/lib/format/number';
import { reading } from '~/lib/format/reading';
import { seededRandom } from '~/lib/random/random';
import type { Plan } from '~/lib/spot-fleet/result';
import { firstReclaims, type Reclaim } from '~/lib/spot-fleet/simulate';
import { lossOf, type SpotFleetState } from '~/lib/spot-fleet/state';
import { DataTable } from '../ui/DataTable.tsx';
import { useClock } from '../ui/use-clock.ts';

/** More reclaims than this are not drawn; the first ones show what happens. */
const MOST_RECLAIMS = 300;

const speeds = [0.5, 1, 2, 4, 8];

interface Props {
	plans: readonly Plan[];
	state: SpotFleetState;
	ready: boolean;
	onSeed: (seed: number) => void;
}

/** One stretch of time with its reclaims, the same for every strategy: a bar for what each loses. */
export function Replay({ plans, state, ready, onSeed }: Props) {
	const place = useRef<HTMLElement>(null);
	const [speed, setSpeed] = useState(1);
	const events = useMemo(
		() =>
			firstReclaims(
				MOST_RECLAIMS,
				plans.map(({ allocation }) => allocation),
				state.hours,
				lossOf(state),
				seededRandom(state.seed),
			),
		[plans, state.hours, state.seed],
	);
	const clock = useClock(events.length, speed, place);
	const shown = events.slice(0, clock.position);
	const nameOf = ({ pool }: Reclaim) => {
		const { instanceType, availabilityZone } = state.pools[pool]!;
		return `${instanceType} in ${availabilityZone}`;
	};
	return (
		<figure class="fleet-replay" ref={place}>
			<figcaption>
				Reclaims over {formatNumber(state.hours)} hours, by one chance for all strategies; the line
				is {reading(state.sharePercent)} % of the fleet
			</figcaption>
			{plans.map((plan, index) => (
				<div key={plan.strategy} class="fleet-lane">
					<span>{plan.name}</span>
					<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
						<path class="chart-reference" d={`M0 ${100 - state.sharePercent}H100`} />
						{shown.map(({ atHours, lostUnits }, place) => {
							const lost = (lostUnits[index]! / plan.allocation.units) * 100 || 0;
							const isOver = lost > state.sharePercent;
							return (
								<path
									key={place}
									class={isOver ? 'is-over' : 'is-under'}
									d={`M${(atHours / state.hours) * 100} 100V${100 - lost}`}
								/>
							);
						})}
					</svg>
				</div>
			))}
			<p class="lab-actions">
				{!clock.still && (
					<button
						type="button"
						disabled={!ready || events.length === 0}
						onClick={clock.playing ? clock.pause : clock.play}
					>
						{clock.playing ? 'Pause' : 'Play'}
					</button>
				)}
				<button type="button" disabled={!ready || clock.position === 0} onClick={clock.rewind}>
					To the start
				</button>
				<button
					type="button"
					disabled={!ready || clock.position === events.length}
					onClick={() => clock.step(1)}
				>
					Step
				</button>
				{!clock.still && (
					<label>
						Speed{' '}
						<select
							disabled={!ready}
							value={speed}
							onChange={(event) => setSpeed(Number(event.currentTarget.value))}
						>
							{speeds.map((each) => (
								<option key={each} value={each} selected={each === speed}>
									{each} ×
								</option>
							))}
						</select>
					</label>
				)}
				<button type="button" disabled={!ready} onClick={() => onSeed(state.seed + 1)}>
					Another chance
				</button>
			</p>
			<p role="status" class="lab-hint">
				{wordsOf(shown, events.length, plans, nameOf)}
			</p>
			<DataTable
				title="The reclaims as a table"
				header={['Reclaim', 'Hour', 'Pool', ...plans.map(({ name }) => `${name}, units lost`)]}
				rows={events.map((event, index) => [
					String(index + 1),
					reading(event.atHours),
					nameOf(event),
					...event.lostUnits.map(formatNumber),
				])}
			/>
		</figure>
	);
}

/** The last reclaim that is shown, in words. */
function wordsOf(
	shown: readonly Reclaim[],
	count: number,
	plans: readonly Plan[],
	nameOf: (event: Reclaim) => string,
): string {
	if (count === 0) return 'Chance brings no reclaim in this time.';
	const last = shown.at(-1);
	if (!last) return `${count} reclaims are to come.`;
	const lost = plans
		.map(({ name }, index) => ({ name, units: last.lostUnits[index]! }))
		.filter(({ units }) => units > 0)
		.map(({ name, units }) => `${name} ${formatNumber(units)}`)
		.join(', ');
	return `Reclaim ${shown.length} of ${count}, hour ${reading(last.atHours)}: ${nameOf(last)}. Units lost: ${lost}.`;
}
