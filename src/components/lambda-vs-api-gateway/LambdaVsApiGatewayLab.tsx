import { useMemo } from 'preact/hooks';
import { reading } from '~/lib/format/reading';
import { figuresOf, type ShownFigure } from '~/lib/lambda-vs-api-gateway/figures';
import { resultOf, type Result } from '~/lib/lambda-vs-api-gateway/result';
import {
	fieldsFor,
	type LambdaVsApiGatewayState,
	type Limits,
	type Scene,
} from '~/lib/lambda-vs-api-gateway/state';
import { layerNames, verdictOf, warningsOf } from '~/lib/lambda-vs-api-gateway/verdict';
import { defaultsOf, type Fields } from '~/lib/url-state/codec';
import { AreaChart, type Series } from '../ui/AreaChart.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Figures } from '../ui/Figures.tsx';
import { LabFields } from '../ui/LabFields.tsx';
import { LabFrame, useLab, type LabPlace } from '../ui/LabFrame.tsx';
import { MoreInputs } from '../ui/MoreInputs.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { Verdict } from '../ui/Verdict.tsx';
import { inputsFor } from './inputs.ts';
import '../ui/lab.css';

interface Props extends LabPlace {
	limits: Limits;
	/** The example of the page; without one, the lab’s own. */
	scene?: Scene | undefined;
}

type State = LambdaVsApiGatewayState;

/** Every how many intervals the table of the charts has a row. */
const TABLE_STEP = 5;

/** A Lambda function behind API Gateway: what binds, over time and in steady state, by chance, and its cost. */
export default function LambdaVsApiGatewayLab({ limits, scene, ...at }: Props) {
	const fields: Fields<State> = useMemo(() => fieldsFor(limits, scene), [limits, scene]);
	const groups = useMemo(() => inputsFor(limits), [limits]);
	const lab = useLab(fields, at);
	const { pinned } = lab;
	const { state, ready, update } = lab.url;
	const kept = useMemo(() => (pinned ? answerOf(pinned, limits) : null), [pinned, limits]);
	const answer = useMemo(() => answerOf(state, limits), [state, limits]);
	const { result } = answer;
	const below = useAfterPaint(answer);
	const isWhole = lab.presets !== undefined;
	const inputs = { fields, state, ready, update };
	const charts = useMemo(
		() => below.result && <Charts result={below.result} pinned={kept?.result} isWhole={isWhole} />,
		[below, kept, isWhole],
	);
	const numbers = useMemo(
		() => below.result && <Numbers answer={below} kept={kept} />,
		[below, kept],
	);

	return (
		<LabFrame
			label="Concurrency and throughput calculator"
			question="How many requests a second does a function behind API Gateway really serve?"
			{...lab}
			csv={{
				name: 'lambda-vs-api-gateway.csv',
				rows: () => csvOf(fields, state, answer.figures, result),
			}}
			answer={
				<>
					<Verdict
						sentence={answer.sentence}
						pinned={kept?.sentence}
						warnings={answer.warnings}
						ready={ready}
					/>
					{result && <Figures title="In steady state" {...groupOf('steady', answer, kept)} />}
				</>
			}
			shown="The figures are those of the inputs below"
			more="with bursts, scaling, random arrivals, timeouts and cost"
		>
			<LabFields {...inputs} specs={groups.main} />
			{charts}
			{isWhole && (
				<>
					{numbers}
					<MoreInputs {...inputs} more={groups.more} assumptions={groups.assumptions}>
						<li>Both services hold exactly to their limits, which AWS calls targets.</li>
						<li>Durations are lognormal, with the spread above.</li>
						<li>
							Requests that API Gateway refuses and invocations that Lambda throttles cost nothing.
						</li>
						<li>AWS’s own limit for a whole Region, the last layer, is not modelled.</li>
					</MoreInputs>
				</>
			)}
		</LabFrame>
	);
}

/** The charts, and their table where there is room for all of them. */
function Charts({ result, pinned, isWhole }: ChartProps & { isWhole: boolean }) {
	return (
		<>
			<OutcomeChart result={result} pinned={pinned} />
			{isWhole && (
				<>
					<CapacityChart result={result} pinned={pinned} />
					<TokenChart result={result} />
					<DataTable title="The charts as a table" {...tableOf(result)} />
				</>
			)}
		</>
	);
}

/** What the sentence does not say: the totals, chance, and cost. */
function Numbers({ answer, kept }: { answer: Answer; kept: Answer | null }) {
	const chance = groupOf('chance', answer, kept);
	return (
		<>
			<h2>Over the time shown</h2>
			<Figures title="Over the time shown" {...groupOf('timeline', answer, kept)} />
			{chance.figures.length > 0 && (
				<>
					<h2>If arrivals are random</h2>
					<p>
						A ceiling that a steady flow fits exactly still refuses some of the same requests when
						they come by chance, because chance bunches them. Erlang’s B formula says how many.
					</p>
					<Figures title="If arrivals are random" {...chance} />
				</>
			)}
			<h2>Cost of a month</h2>
			<Figures title="Cost of a month" {...groupOf('cost', answer, kept)} />
		</>
	);
}

function groupOf(group: ShownFigure['group'], answer: Answer, kept: Answer | null) {
	const of = ({ figures }: Answer) => figures.filter((figure) => figure.group === group);
	return { figures: of(answer), pinned: kept ? of(kept) : undefined };
}

interface Answer {
	sentence: string;
	warnings: string[];
	figures: ShownFigure[];
	/** Absent where AWS would refuse the inputs. */
	result: Result | null;
}

function answerOf(state: State, limits: Limits): Answer {
	const result = resultOf(state, limits);
	const accepted = 'kind' in result ? null : result;
	return {
		sentence: verdictOf(state, result, limits),
		warnings: warningsOf(state, result),
		figures: accepted ? figuresOf(state, accepted) : [],
		result: accepted,
	};
}

const inSeconds = (value: number) => `${reading(value)} s`;

const secondsOf = ({ timeline }: Result) => timeline.samples.map(({ atSeconds }) => atSeconds);

/** A line of A, where it was kept over the same time. */
function pinnedLine(
	result: Result,
	pinned: Result | null | undefined,
	label: string,
	valueOf: (sample: Result['timeline']['samples'][number]) => number,
): Series[] {
	if (!pinned || secondsOf(pinned).join() !== secondsOf(result).join()) return [];
	const values = pinned.timeline.samples.map(valueOf);
	return [{ letter: 'A', label: `A: ${label}`, color: 6, values, kind: 'pinned' }];
}

interface ChartProps {
	result: Result;
	pinned?: Result | null | undefined;
}

function OutcomeChart({ result, pinned }: ChartProps) {
	const { samples } = result.timeline;
	const of = (key: 'served' | 'gatewayRefused' | 'lambdaThrottled' | 'timedOut') =>
		samples.map((sample) => sample[key]);
	return (
		<AreaChart
			title="What becomes of the requests"
			unit="requests a second"
			xs={secondsOf(result)}
			formatX={inSeconds}
			series={[
				{ letter: 'S', label: 'served', color: 1, values: of('served'), kind: 'area' },
				{ letter: 'T', label: 'timed out, 504', color: 2, values: of('timedOut'), kind: 'area' },
				{
					letter: 'L',
					label: 'throttled by Lambda',
					color: 3,
					values: of('lambdaThrottled'),
					kind: 'area',
				},
				{
					letter: 'G',
					label: 'refused by API Gateway, 429',
					color: 4,
					values: of('gatewayRefused'),
					kind: 'area',
				},
				...pinnedLine(result, pinned, 'served', ({ served }) => served),
			]}
		/>
	);
}

function CapacityChart({ result, pinned }: ChartProps) {
	const { samples } = result.timeline;
	return (
		<AreaChart
			title="Concurrency against its ceiling"
			unit="environments and units"
			xs={secondsOf(result)}
			formatX={inSeconds}
			series={[
				{
					letter: 'E',
					label: 'busy environments',
					color: 1,
					values: samples.map(({ busy }) => busy),
					kind: 'area',
				},
				{
					letter: 'U',
					label: 'units the function may use',
					color: 5,
					values: samples.map(({ granted }) => granted),
					kind: 'line',
				},
				...pinnedLine(result, pinned, 'busy environments', ({ busy }) => busy),
			]}
			reference={{ label: 'ceiling', value: result.ceiling }}
		/>
	);
}

function TokenChart({ result }: ChartProps) {
	return (
		<AreaChart
			title="Tokens left in API Gateway’s buckets"
			unit="requests"
			xs={secondsOf(result)}
			formatX={inSeconds}
			series={result.layers.map(({ name }, layer) => ({
				letter: name === 'plan' ? 'P' : name === 'method' ? 'M' : 'C',
				label: layerNames[name],
				color: layer + 3,
				values: result.timeline.samples.map(({ tokens }) => tokens[layer]!),
				kind: 'line' as const,
			}))}
		/>
	);
}

function timelineRows({ timeline, layers }: Result, format: (value: number) => string) {
	return {
		header: [
			'Second',
			'Arrivals a second',
			'Served',
			'Timed out',
			'Throttled by Lambda',
			'Refused by API Gateway',
			'Busy environments',
			'Units granted',
			...layers.map(({ name }) => `Tokens, ${layerNames[name]}`),
		],
		rows: timeline.samples.map((sample) =>
			[
				sample.atSeconds,
				sample.arrivals,
				sample.served,
				sample.timedOut,
				sample.lambdaThrottled,
				sample.gatewayRefused,
				sample.busy,
				sample.granted,
				...sample.tokens,
			].map(format),
		),
	};
}

function tableOf(result: Result) {
	const { header, rows } = timelineRows(result, reading);
	return { header, rows: rows.filter((_, index) => (index + 1) % TABLE_STEP === 0) };
}

/** Inputs, figures and the timeline, one below the other. */
function csvOf(
	fields: Fields<State>,
	state: State,
	figures: readonly ShownFigure[],
	result: Result | null,
): string[][] {
	const inputs = (Object.keys(defaultsOf(fields)) as (keyof State)[]).map((name) => [
		fields[name].label,
		String(state[name] ?? ''),
	]);
	const answers = figures.map(({ label, text }) => [label, text]);
	if (!result) return [...inputs, ...answers];
	const { header, rows } = timelineRows(result, String);
	return [...inputs, ...answers, [], header, ...rows];
}
