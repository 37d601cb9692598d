import { useMemo } from 'preact/hooks';
import { dollars, large } from '~/lib/format/reading';
import { figuresOf, type ShownFigure } from '~/lib/serving-cost/figures';
import { parts, type MonthlyCost } from '~/lib/serving-cost/model';
import { resultOf, type Result } from '~/lib/serving-cost/result';
import { fieldsFor, type Limits, type ServingCostState } from '~/lib/serving-cost/state';
import { partNames, verdictOf } from '~/lib/serving-cost/verdict';
import { defaultsOf, type Fields } from '~/lib/url-state/codec';
import { AreaChart, type Series } from '../ui/AreaChart.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Figures } from '../ui/Figures.tsx';
import { LabFields } from '../ui/LabFields.tsx';
import { LabFrame, useLab, type LabPlace } from '../ui/LabFrame.tsx';
import { MoreInputs } from '../ui/MoreInputs.tsx';
import { TableRegion } from '../ui/TableRegion.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { Verdict } from '../ui/Verdict.tsx';
import { inputs } from './inputs.ts';
import '../ui/lab.css';

interface Props extends LabPlace {
	limits: Limits;
}

type State = ServingCostState;

/** Every how many points of the curve its table has a row. */
const TABLE_STEP = 4;

/** What a month of a static site costs on S3 and CloudFront, by part and by scale. */
export default function ServingCostLab({ limits, ...at }: Props) {
	const fields: Fields<State> = useMemo(() => fieldsFor(limits), [limits]);
	const lab = useLab(fields, at);
	const { pinned } = lab;
	const { state, ready, update } = lab.url;
	const kept = useMemo(() => (pinned ? answerOf(pinned, limits) : null), [pinned, limits]);
	const answer = useMemo(() => answerOf(state, limits), [state, limits]);
	const below = useAfterPaint(answer);
	const isWhole = lab.presets !== undefined;
	const group = { fields, state, ready, update };
	const chart = useMemo(
		() => <CostChart result={below.result} pinned={kept?.result} />,
		[below, kept],
	);

	return (
		<LabFrame
			label="Cost of a static site"
			question="What does a month of a static site on S3 and CloudFront cost?"
			{...lab}
			csv={{ name: 'serving-cost.csv', rows: () => csvOf(fields, state, answer) }}
			answer={
				<>
					<Verdict sentence={answer.sentence} pinned={kept?.sentence} warnings={[]} ready={ready} />
					<Scales scales={answer.result.scales} />
				</>
			}
			shown="The figures are those of the inputs below"
			more="with the bill by part, flat-rate plans and every assumption"
		>
			<LabFields {...group} specs={inputs.main} />
			{chart}
			{isWhole && (
				<>
					<DataTable title="The chart as a table" {...tableOf(below.result)} />
					<h2>The bill by part</h2>
					<Figures title="The bill by part" {...groupOf('cost', below, kept)} />
					<h2>What AWS counts</h2>
					<Figures title="What AWS counts" {...groupOf('usage', below, kept)} />
					<MoreInputs {...group} more={inputs.more} assumptions={inputs.assumptions}>
						<li>All readers are in one group of locations; a mix lies between its groups.</li>
						<li>Every file is asked for by HTTPS, and CloudFront bills headers with the bytes.</li>
						<li>Each deployment writes every file, changed or not.</li>
						<li>A page view looks the name up at most once, through an alias record.</li>
						<li>
							Left out: registering the domain, logs, a firewall, tax, and what AWS grants new
							accounts or on request.
						</li>
					</MoreInputs>
				</>
			)}
		</LabFrame>
	);
}

/** The bill at the same site’s other scales, whatever the page views are set to. */
function Scales({ scales }: Pick<Result, 'scales'>) {
	return (
		<TableRegion label="The bill at other scales">
			<table>
				<caption class="sr-only">The bill at other scales</caption>
				<thead>
					<tr>
						<th scope="col">Page views a month</th>
						{scales.map(({ pageViews }) => (
							<th scope="col">{large(pageViews)}</th>
						))}
					</tr>
				</thead>
				<tbody>
					{parts.map((part) => (
						<tr key={part}>
							<th scope="row">{partNames[part]}</th>
							{scales.map(({ cost }) => (
								<td>{dollars(cost[part])}</td>
							))}
						</tr>
					))}
					<tr>
						<th scope="row">In all</th>
						{scales.map(({ cost }) => (
							<td>
								<strong>{dollars(cost.total)}</strong>
							</td>
						))}
					</tr>
				</tbody>
			</table>
		</TableRegion>
	);
}

const viewsOf = ({ curve }: Result) => curve.map(({ pageViews }) => pageViews);

/** What is no transfer, request or function, which is small at every scale. */
const restOf = ({ total, transfer, requests, edgeFunction }: MonthlyCost) =>
	Math.max(0, total - transfer - requests - edgeFunction);

function CostChart({ result, pinned }: { result: Result; pinned?: Result | undefined }) {
	const of = (value: (cost: MonthlyCost) => number) => result.curve.map(({ cost }) => value(cost));
	const before: Series[] =
		pinned && viewsOf(pinned).join() === viewsOf(result).join()
			? [
					{
						letter: 'A',
						label: 'A: in all',
						color: 6,
						values: pinned.curve.map(({ cost }) => cost.total),
						kind: 'pinned',
					},
				]
			: [];
	return (
		<AreaChart
			title="The bill as page views grow"
			unit="USD a month"
			xs={viewsOf(result)}
			formatX={large}
			series={[
				{
					letter: 'O',
					label: 'S3, Route 53 and others',
					color: 5,
					values: of(restOf),
					kind: 'area',
				},
				{
					letter: 'T',
					label: 'data transfer',
					color: 1,
					values: of(({ transfer }) => transfer),
					kind: 'area',
				},
				{
					letter: 'F',
					label: 'function',
					color: 4,
					values: of(({ edgeFunction }) => edgeFunction),
					kind: 'area',
				},
				{
					letter: 'R',
					label: 'requests to CloudFront',
					color: 3,
					values: of(({ requests }) => requests),
					kind: 'area',
				},
				...before,
			]}
			reference={{ label: 'at your page views, USD', value: result.cost.total }}
		/>
	);
}

interface Answer {
	sentence: string;
	figures: ShownFigure[];
	result: Result;
}

function answerOf(state: State, limits: Limits): Answer {
	const result = resultOf(state, limits);
	return { sentence: verdictOf(state, result), figures: figuresOf(state, result), result };
}

function groupOf(group: ShownFigure['group'], answer: Answer, kept: Answer | null) {
	const of = ({ figures }: Answer) => figures.filter((figure) => figure.group === group);
	return { figures: of(answer), pinned: kept ? of(kept) : undefined };
}

const header = ['Page views a month', ...parts.map((part) => partNames[part]), 'In all'];

const rowsOf = (
	curve: Result['curve'],
	views: (value: number) => string,
	money: (value: number) => string,
) =>
	curve.map(({ pageViews, cost }) => [
		views(pageViews),
		...parts.map((part) => money(cost[part])),
		money(cost.total),
	]);

function tableOf({ curve }: Result) {
	const some = curve.filter((_, index) => index % TABLE_STEP === 0);
	return { header, rows: rowsOf(some, large, dollars) };
}

/** Inputs, figures and the curve, one below the other. */
function csvOf(fields: Fields<State>, state: State, { figures, result }: Answer): string[][] {
	const asked = (Object.keys(defaultsOf(fields)) as (keyof State)[]).map((name) => [
		fields[name].label,
		String(state[name]),
	]);
	return [
		...asked,
		...figures.map(({ label, text }) => [label, text]),
		[],
		header,
		...rowsOf(result.curve, String, String),
	];
}
