import { useMemo } from 'preact/hooks';
import { copiesOf } from '~/lib/spot-fleet/copy-as';
import { poolColumns, poolFields, type PoolColumn } from '~/lib/spot-fleet/pool-fields';
import { figuresOf, isPlan, resultOf, verdictOf, type Result } from '~/lib/spot-fleet/result';
import {
	chosenRequest,
	fieldsFor,
	type Limits,
	type Scene,
	type SpotFleetState,
} from '~/lib/spot-fleet/state';
import { defaultsOf, type Fields } from '~/lib/url-state/codec';
import { CopyAs } from '../ui/CopyAs.tsx';
import { Figures } from '../ui/Figures.tsx';
import { LabFields } from '../ui/LabFields.tsx';
import { LabFrame, useLab, type LabPlace } from '../ui/LabFrame.tsx';
import { MoreInputs } from '../ui/MoreInputs.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { Verdict } from '../ui/Verdict.tsx';
import { AskMe } from './AskMe.tsx';
import { inputs } from './inputs.ts';
import { Plans } from './Plans.tsx';
import { PoolsTable } from './PoolsTable.tsx';
import { Replay } from './Replay.tsx';
import { SimulationCheck } from './SimulationCheck.tsx';
import '../ui/lab.css';
import './spot-fleet.css';

type State = SpotFleetState;

interface Props extends LabPlace {
	limits: Limits;
	/** The example of the page; without one, the lab’s own. */
	scene?: Scene | undefined;
}

/** A Spot fleet: what each allocation strategy buys from the same pools, what a reclaim takes, and which to use. */
export default function SpotFleetLab({ limits, scene, ...at }: Props) {
	const fields: Fields<State> = useMemo(() => fieldsFor(limits, scene), [limits, scene]);
	const lab = useLab(fields, at);
	const { pinned } = lab;
	const { state, ready, update } = lab.url;
	const kept = useMemo(() => (pinned ? answerOf(pinned, limits) : null), [pinned, limits]);
	const answer = useMemo(() => answerOf(state, limits), [state, limits]);
	const below = useAfterPaint(answer);
	const isWhole = lab.presets !== undefined;
	const group = { fields, state, ready, update };
	// What does not change, or may follow the answer, is not drawn again with it.
	const plans = useMemo(
		() => (
			<Plans
				plans={below.result.plans}
				state={below.state}
				ready={ready}
				onChoose={(strategy) => update({ strategy })}
			/>
		),
		[below, ready],
	);
	const pools = useMemo(
		() => (
			<PoolsTable pools={state.pools} ready={ready} onPools={(next) => update({ pools: next })} />
		),
		[state.pools, ready],
	);
	const chance = useMemo(() => {
		const shared = { plans: below.result.plans, state: below.state, ready };
		return (
			<>
				<Replay {...shared} onSeed={(seed) => update({ seed })} />
				<SimulationCheck {...shared} />
			</>
		);
	}, [below, ready]);
	const copies = useMemo(
		() => (
			<CopyAs
				copies={copiesOf(chosenRequest(below.state, limits), below.state.pools)}
				withheld="The API would refuse this request; see above what to change."
			/>
		),
		[below, limits],
	);

	return (
		<LabFrame
			label="Spot Fleet strategy picker"
			question="What does each allocation strategy buy from these pools, and what does a reclaim take away?"
			{...lab}
			csv={{ name: 'spot-fleet.csv', rows: () => csvOf(fields, state, answer.result) }}
			wayIn={
				isWhole && (
					<div class="lab-presets" role="group" aria-label="Way in">
						<div>
							{(['show', 'ask'] as const).map((way) => (
								<button
									key={way}
									type="button"
									disabled={!ready}
									aria-pressed={state.way === way}
									onClick={() => update({ way })}
								>
									{way === 'show' ? 'Show me' : 'Ask me'}
								</button>
							))}
						</div>
					</div>
				)
			}
			answer={
				<>
					<Verdict
						sentence={answer.sentence}
						pinned={kept?.sentence}
						warnings={answer.warnings}
						ready={ready}
					/>
					{answer.figures.length > 0 && (
						<Figures title="The fleet" figures={answer.figures} pinned={kept?.figures} />
					)}
				</>
			}
			shown="The figures are those of the inputs below"
			more="with your own pools, questions, a replay and templates"
		>
			{state.way === 'ask' && isWhole ? (
				<AskMe {...group} limits={limits} />
			) : (
				<LabFields {...group} specs={inputs.main} />
			)}
			<h2>All strategies, from the same pools</h2>
			{plans}
			{isWhole && (
				<>
					<h2>The pools</h2>
					<p class="lab-hint">
						Types, zones, prices, bands and scores are made-up examples of 24 November 2026, not
						AWS’s of any day. Put yours in.
					</p>
					{pools}
					<h2>A replay</h2>
					{chance}
					<MoreInputs {...group} more={inputs.more} assumptions={inputs.assumptions}>
						<li>
							The score stands for the capacity that AWS sees; AWS publishes neither the capacity of
							a pool nor how far below the best one still counts.
						</li>
						<li>
							The band is that of the Spot Instance Advisor, a share of a month; we take it as a
							steady hazard. Its last band has no upper end.
						</li>
						<li>Prices stand still, and the fleet is whole again at the next reclaim.</li>
						<li>
							A loss at once is the reclaim of a pool. An instance that goes alone counts as an
							interruption only.
						</li>
						<li>
							The surcharge of instances with AMD SEV-SNP is not counted, as strategies by price do
							not count it.
						</li>
						<li>A price is for an instance, and the same for all of a pool.</li>
					</MoreInputs>
					<h2>Take it away</h2>
					{copies}
				</>
			)}
		</LabFrame>
	);
}

function answerOf(state: State, limits: Limits) {
	const result = resultOf(state, limits);
	const { chosen } = result;
	return {
		state,
		result,
		sentence: verdictOf(state, result),
		warnings: isPlan(chosen) ? chosen.allocation.warnings : [],
		figures: isPlan(chosen) ? figuresOf(state, chosen) : [],
	};
}

/** Inputs, pools with what each strategy takes of them, and the figures of every strategy. */
function csvOf(fields: Fields<State>, state: State, { plans }: Result): string[][] {
	const names = (Object.keys(defaultsOf(fields)) as (keyof State)[]).filter(
		(name) => name !== 'pools',
	);
	const given = names.map((name) => [fields[name].label, String(state[name] ?? '')]);
	const pools = state.pools.map((pool, index) => [
		...poolColumns.map((name) => {
			const column: PoolColumn<unknown> = poolFields[name];
			return column.serialize(pool[name]);
		}),
		...plans.map(({ allocation }) => String(allocation.pools[index]!.instances)),
	]);
	const labels = plans[0] ? figuresOf(state, plans[0]).map(({ label }) => label) : [];
	return [
		...given,
		[],
		[...poolColumns.map((name) => poolFields[name].label), ...plans.map(({ name }) => name)],
		...pools,
		[],
		['Strategy', ...labels],
		...plans.map((plan) => [plan.name, ...figuresOf(state, plan).map(({ text }) => text)]),
	];
}
