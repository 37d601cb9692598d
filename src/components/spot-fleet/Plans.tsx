import type { ComponentChild } from 'preact';
import { formatNumber } from '~/lib/format/number';
import type { Allocation } from '~/lib/spot-fleet/allocate';
import type { Launch } from '~/lib/spot-fleet/pool';
import { figuresOf, purchaseOf, type Plan } from '~/lib/spot-fleet/result';
import type { SpotFleetState } from '~/lib/spot-fleet/state';
import type { Strategy } from '~/lib/spot-fleet/strategy';
import { Figures } from '../ui/Figures.tsx';
import { seriesColor } from '../ui/series-color.ts';

/** Below this part of the bar its number has no room. */
const LABELLED_SHARE = 0.05;

interface Props {
	plans: readonly Plan[];
	state: SpotFleetState;
	ready: boolean;
	onChoose: (strategy: Strategy) => void;
}

/** All strategies for the same pools, one below the other. */
export function Plans({ plans, state, ready, onChoose }: Props) {
	return (
		<ul class="fleet-plans">
			{plans.map((plan) => (
				<li key={plan.strategy} class={plan.strategy === state.strategy ? 'is-chosen' : ''}>
					<button
						type="button"
						disabled={!ready}
						aria-pressed={plan.strategy === state.strategy}
						onClick={() => onChoose(plan.strategy)}
					>
						{plan.name}
					</button>
					<AllocationBar allocation={plan.allocation} target={state.targetUnits} />
					<p class="lab-hint">
						{purchaseOf(plan)}
						{plan.allocation.unfilled &&
							`; ${formatNumber(plan.allocation.unfilled.units)} units are missing`}
					</p>
					<Figures title={plan.name} figures={figuresOf(state, plan).slice(0, SHOWN_FIGURES)} />
				</li>
			))}
		</ul>
	);
}

/** The figures that tell strategies apart. */
const SHOWN_FIGURES = 5;

/** Units by pool as a bar as long as the target; the text below says the same. */
function AllocationBar({ allocation, target }: { allocation: Allocation; target: number }) {
	const whole = Math.max(target, allocation.units);
	const part = (units: number, color: string, label: ComponentChild) => (
		<span class={`fleet-part ${color}`} style={{ width: `${(units / whole) * 100}%` }}>
			{units / whole >= LABELLED_SHARE && <span class="chart-key">{label}</span>}
		</span>
	);
	return (
		<div class="fleet-bar" aria-hidden="true">
			{allocation.onDemand && part(allocation.onDemandUnits, 'is-on-demand', 'OD')}
			{allocation.pools.map(
				({ units }: Launch, index) =>
					units > 0 && part(units, `series-${seriesColor(index)}`, index + 1),
			)}
		</div>
	);
}
