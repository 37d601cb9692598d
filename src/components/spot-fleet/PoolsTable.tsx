import { Component, type ComponentChild } from 'preact';
import { useId, useState } from 'preact/hooks';
import {
	MAX_PASTED_CHARACTERS,
	MAX_POOLS,
	pastedPools,
	poolColumns,
	poolFields,
	type PoolColumn,
} from '~/lib/spot-fleet/pool-fields';
import type { Pool } from '~/lib/spot-fleet/pool';
import { TableRegion } from '../ui/TableRegion.tsx';
import { useDraft } from '../ui/use-draft.ts';

interface Props {
	pools: readonly Pool[];
	ready: boolean;
	onPools: (pools: readonly Pool[]) => void;
}

const units: Partial<Record<keyof Pool, string>> = {
	pricePerHour: 'USD an hour',
	onDemandPricePerHour: 'USD an hour',
	weight: 'units',
	priority: 'lowest first',
	interruptionBand: '0 to 4',
	capacityScore: '1 to 10',
	maxInstances: 'empty for no end',
};

/** The pools as a table to edit, and a field to paste rows of a spreadsheet into. */
export function PoolsTable({ pools, ready, onPools }: Props) {
	const change = (index: number, ...instead: Pool[]) =>
		onPools(pools.toSpliced(index, 1, ...instead));
	const move = (index: number, by: number) =>
		onPools(pools.toSpliced(index, 1).toSpliced(index + by, 0, pools[index]!));
	return (
		<>
			<TableRegion label="Pools" class="fleet-pools-region">
				<table class="fleet-pools">
					<thead>
						<tr>
							<th scope="col">Pool</th>
							{poolColumns.map((name) => (
								<th key={name} scope="col">
									{poolFields[name].label} <span class="lab-unit">{units[name]}</span>
								</th>
							))}
							<th scope="col">Change</th>
						</tr>
					</thead>
					<tbody>
						{pools.map((pool, index) => (
							<PoolRow
								key={index}
								pool={pool}
								index={index}
								isLast={index === pools.length - 1}
								isFull={pools.length >= MAX_POOLS}
								ready={ready}
								change={change}
								move={move}
							/>
						))}
					</tbody>
				</table>
			</TableRegion>
			<PastePools pools={pools} ready={ready} onPools={onPools} />
		</>
	);
}

interface RowProps {
	pool: Pool;
	index: number;
	isLast: boolean;
	isFull: boolean;
	ready: boolean;
	change: (index: number, ...instead: Pool[]) => void;
	move: (index: number, by: number) => void;
}

/** One pool; drawn anew only where it changes itself, because a fleet has up to a hundred. */
class PoolRow extends Component<RowProps> {
	override shouldComponentUpdate(next: RowProps): boolean {
		const { pool, index, isLast, isFull, ready } = this.props;
		return (
			next.pool !== pool ||
			next.index !== index ||
			next.isLast !== isLast ||
			next.isFull !== isFull ||
			next.ready !== ready
		);
	}

	override render(): ComponentChild {
		const { pool, index, isLast, isFull, ready } = this.props;
		const name = `pool ${index + 1}`;
		const action = (label: string, text: string, isOff: boolean, act: () => void) => (
			<button
				type="button"
				disabled={!ready || isOff}
				aria-label={`${label} ${name}`}
				onClick={act}
			>
				{text}
			</button>
		);
		return (
			<tr>
				<th scope="row">{index + 1}</th>
				{poolColumns.map((column) => (
					<td key={column}>
						<PoolCell
							label={`${poolFields[column].label} of ${name}`}
							column={poolFields[column]}
							value={pool[column]}
							disabled={!ready}
							onValue={(value) => this.props.change(index, { ...this.props.pool, [column]: value })}
						/>
					</td>
				))}
				<td class="fleet-change">
					{action('Move up', '↑', index === 0, () => this.props.move(index, -1))}
					{action('Move down', '↓', isLast, () => this.props.move(index, 1))}
					{action('Duplicate', 'Duplicate', isFull, () => this.props.change(index, pool, pool))}
					{action('Remove', 'Remove', index === 0 && isLast, () => this.props.change(index))}
				</td>
			</tr>
		);
	}
}

interface CellProps {
	label: string;
	column: PoolColumn<unknown>;
	value: unknown;
	disabled: boolean;
	onValue: (value: unknown) => void;
}

function PoolCell({ label, column, value, disabled, onValue }: CellProps) {
	const id = useId();
	const { text, valid, type } = useDraft(column, value, onValue);
	return (
		<>
			<input
				type="text"
				autocomplete="off"
				aria-label={label}
				disabled={disabled}
				value={text}
				aria-invalid={!valid}
				aria-describedby={valid ? undefined : id}
				onInput={(event) => type(event.currentTarget.value)}
			/>
			{!valid && (
				<p class="lab-hint" id={id}>
					Allowed: {column.allowed}.
				</p>
			)}
		</>
	);
}

/** Rows of a spreadsheet: the good ones are taken, and the bad ones stay in the field with what is wrong. */
function PastePools({ pools, ready, onPools }: Props) {
	const id = useId();
	const [text, setText] = useState('');
	const [problems, setProblems] = useState<string[]>([]);
	const [said, setSaid] = useState('');
	const take = (kept: readonly Pool[]) => {
		const pasted = pastedPools(text);
		const room = MAX_POOLS - kept.length;
		const taken = pasted.pools.slice(0, room);
		const tooMany = pasted.pools.length - taken.length;
		setProblems([
			...pasted.problems,
			...(tooMany > 0 ? [`${tooMany} rows are left out; a table has at most ${MAX_POOLS}.`] : []),
		]);
		setSaid(taken.length === 1 ? '1 pool is taken.' : `${taken.length} pools are taken.`);
		if (taken.length > 0) onPools([...kept, ...taken]);
		if (pasted.problems.length === 0) setText('');
	};
	const isOff = !ready || text.trim() === '';
	return (
		<details>
			<summary>Paste pools from a spreadsheet</summary>
			<div class="lab-field">
				<label for={id}>
					Rows{' '}
					<span class="lab-unit">
						{poolColumns.map((name) => poolFields[name].label).join(', ')}; tabs, semicolons or
						commas between
					</span>
				</label>
				<textarea
					id={id}
					rows={5}
					disabled={!ready}
					value={text}
					onInput={(event) => setText(event.currentTarget.value)}
					onPaste={(event) => {
						// Browsers take seconds to lay out what would not be read anyway.
						const pasted = event.clipboardData?.getData('text') ?? '';
						if (pasted.length <= MAX_PASTED_CHARACTERS) return;
						event.preventDefault();
						setProblems(pastedPools(pasted).problems);
					}}
				/>
			</div>
			<p class="lab-actions">
				<button type="button" disabled={isOff} onClick={() => take(pools)}>
					Add these pools
				</button>
				<button type="button" disabled={isOff} onClick={() => take([])}>
					Replace all pools
				</button>
				<span role="status" class="lab-hint">
					{said}
				</span>
			</p>
			{problems.length > 0 && (
				<ul>
					{problems.map((problem) => (
						<li key={problem}>{problem}</li>
					))}
				</ul>
			)}
		</details>
	);
}
