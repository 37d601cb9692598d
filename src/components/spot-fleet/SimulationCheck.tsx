import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '~/lib/format/number';
import { reading, share } from '~/lib/format/reading';
import { seededRandom } from '~/lib/random/random';
import type { Plan } from '~/lib/spot-fleet/result';
import { simulateFleet } from '~/lib/spot-fleet/simulate';
import { lossOf, type SpotFleetState } from '~/lib/spot-fleet/state';
import { TableRegion } from '../ui/TableRegion.tsx';

const RUNS = 10_000;

/** How long a slice of work may last before the page has its turn. */
const SLICE_MS = 8;

interface Estimate {
	runs: number;
	losses: number;
	interruptions: number;
}

/** Simulates the chosen strategies many times, a slice at a time, and sets the outcome beside the formulas. */
export function SimulationCheck({
	plans,
	state,
	ready,
}: {
	plans: readonly Plan[];
	state: SpotFleetState;
	ready: boolean;
}) {
	const [estimates, setEstimates] = useState<Estimate[] | null>(null);
	const timer = useRef<number | undefined>(undefined);
	useEffect(() => {
		setEstimates(null);
		return () => clearTimeout(timer.current);
	}, [plans]);

	const run = () => {
		const random = seededRandom(state.seed);
		const question = { ...lossOf(state), runs: 1 };
		const sums: Estimate[] = plans.map(() => ({ runs: 0, losses: 0, interruptions: 0 }));
		const slice = () => {
			const end = performance.now() + SLICE_MS;
			while (performance.now() < end) {
				const index = sums.findIndex(({ runs }) => runs < RUNS);
				if (index < 0) break;
				const sum = sums[index]!;
				const estimate = simulateFleet(plans[index]!.allocation, question, random);
				sum.runs += 1;
				sum.losses += estimate.lossProbability;
				sum.interruptions += estimate.interruptions;
			}
			setEstimates(sums.map((sum) => ({ ...sum })));
			if (sums.some(({ runs }) => runs < RUNS)) timer.current = window.setTimeout(slice);
		};
		clearTimeout(timer.current);
		slice();
	};
	const runs = estimates?.reduce((sum, each) => sum + each.runs, 0) ?? 0;
	return (
		<details>
			<summary>Check the formulas by simulation</summary>
			<p>The same process, played {formatNumber(RUNS)} times for each strategy in your browser.</p>
			<p class="lab-actions">
				<button type="button" disabled={!ready} onClick={run}>
					Simulate
				</button>
				<span role="status" class="lab-hint">
					{estimates &&
						(runs === RUNS * plans.length ? 'Done.' : `${formatNumber(runs)} runs so far.`)}
				</span>
			</p>
			{estimates?.length === plans.length && (
				<TableRegion label="Formula and simulation">
					<table>
						<thead>
							<tr>
								<th scope="col">Strategy</th>
								<th scope="col">Loss at once, formula</th>
								<th scope="col">simulated</th>
								<th scope="col">Interruptions, formula</th>
								<th scope="col">simulated</th>
							</tr>
						</thead>
						<tbody>
							{plans.map((plan, index) => {
								const { runs: done, losses, interruptions } = estimates[index]!;
								return (
									<tr key={plan.strategy}>
										<th scope="row">{plan.name}</th>
										<td>{share(plan.lossProbability)}</td>
										<td>{done === 0 ? '–' : share(losses / done)}</td>
										<td>{reading(plan.interruptions)}</td>
										<td>{done === 0 ? '–' : reading(interruptions / done)}</td>
									</tr>
								);
							})}
						</tbody>
					</table>
				</TableRegion>
			)}
		</details>
	);
}
