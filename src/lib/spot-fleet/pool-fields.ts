import { formatNumber } from '../format/number.ts';
import { outsideText } from '../format/outside-text.ts';
import { numberIn, optional, wholeIn, wordOf, type Codec } from '../url-state/codec.ts';
import type { Pool } from './pool.ts';

/** A column of the pools table: how a cell is written and read. */
export interface PoolColumn<T> extends Codec<T> {
	label: string;
	/** Value of a cell that is left empty in a link or in pasted text; such a cell is wrong where there is none. */
	whenEmpty?: T;
}

const NAME_CHARACTERS = 32;

/** What the columns span; weights as the APIs take them, the rest ours. */
const span = { price: 1000, weight: 999, priority: 999, instances: 100_000 };

/** The columns of the pools table, in the order of links and of pasted rows. */
export const poolFields: { readonly [K in keyof Pool]: PoolColumn<Pool[K]> } = {
	instanceType: { label: 'Instance type', ...wordOf(NAME_CHARACTERS) },
	availabilityZone: { label: 'Zone', ...wordOf(NAME_CHARACTERS) },
	pricePerHour: { label: 'Spot price', ...numberIn(0.0001, span.price) },
	onDemandPricePerHour: {
		label: 'On-Demand price',
		whenEmpty: null,
		...optional(numberIn(0.0001, span.price)),
	},
	weight: { label: 'Weight', whenEmpty: 1, ...wholeIn(1, span.weight) },
	priority: { label: 'Priority', whenEmpty: 1, ...wholeIn(0, span.priority) },
	interruptionBand: { label: 'Band', whenEmpty: 2, ...wholeIn(0, 4) },
	capacityScore: { label: 'Score', whenEmpty: 5, ...wholeIn(1, 10) },
	maxInstances: {
		label: 'Most instances',
		whenEmpty: null,
		...optional(wholeIn(0, span.instances)),
	},
};

/** Names of the columns, in their order. */
export const poolColumns = Object.keys(poolFields) as (keyof Pool)[];

/** More pools than a fleet of type maintain takes are no use, and this many stay quick. */
export const MAX_POOLS = 100;

/** A pool from the cells of a row, or what is wrong with the first cell that is. */
export function readPool(cells: readonly string[]): Pool | { problem: string } {
	const pool: Partial<Record<keyof Pool, unknown>> = {};
	for (const [index, name] of poolColumns.entries()) {
		const column: PoolColumn<unknown> = poolFields[name];
		const text = (cells[index] ?? '').trim();
		const value = text === '' && 'whenEmpty' in column ? column.whenEmpty : column.parse(text);
		if (value === undefined || column.serialize(column.clamp(value)) !== column.serialize(value))
			return {
				problem: `${column.label}: ${text === '' ? 'missing' : `“${outsideText(text, NAME_CHARACTERS)}”`}; allowed: ${column.allowed}`,
			};
		pool[name] = value;
	}
	return pool as unknown as Pool;
}

/** Between the cells and between the pools of a link: characters that queries leave as they are and names have not. */
const CELL = '*';
const ROW = '_';

/** The pools of a link; a zone stands only where it changes, and cells that say what is meant anyway are left out. */
export const poolsCodec: Codec<readonly Pool[]> = {
	parse(text) {
		const pools: Pool[] = [];
		for (const row of text.split(ROW).slice(0, MAX_POOLS + 1)) {
			const cells = row.split(CELL);
			if (cells[1] === '' && pools.length > 0) cells[1] = pools.at(-1)!.availabilityZone;
			const pool = readPool(cells);
			if ('problem' in pool) return undefined;
			pools.push(pool);
		}
		return pools;
	},
	serialize(pools) {
		return pools
			.map((pool, index) => {
				const cells = poolColumns.map((name) => {
					const column: PoolColumn<unknown> = poolFields[name];
					return 'whenEmpty' in column && column.whenEmpty === pool[name]
						? ''
						: column.serialize(pool[name]);
				});
				if (pools[index - 1]?.availabilityZone === pool.availabilityZone) cells[1] = '';
				return cells.join(CELL).replace(/\*+$/, '');
			})
			.join(ROW);
	},
	clamp: (pools) => (pools.length > MAX_POOLS ? pools.slice(0, MAX_POOLS) : pools),
	allowed: `1 to ${MAX_POOLS} pools as this calculator writes them`,
};

/** Longer pasted text is not read: the longest sensible one has a fifth of it. */
export const MAX_PASTED_CHARACTERS = 50_000;

/** Messages about rows that are no pool; of more rows than these, only the number is said. */
export const MOST_PROBLEMS = 20;

/** Pools from rows of a spreadsheet, and a message for every row that is none. */
export function pastedPools(text: string): { pools: Pool[]; problems: string[] } {
	if (text.length > MAX_PASTED_CHARACTERS)
		return {
			pools: [],
			problems: [
				`The text has ${formatNumber(text.length)} characters and was not read; at most ${formatNumber(MAX_PASTED_CHARACTERS)} are.`,
			],
		};
	const pools: Pool[] = [];
	const problems: string[] = [];
	for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
		if (line.trim() === '') continue;
		const cells = line
			.split(separatorOf(line))
			.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
		const isHeader = index === 0 && !/\d/.test(cells.slice(2).join(''));
		if (isHeader) continue;
		const pool = readPool(cells);
		if ('problem' in pool) problems.push(`Row ${index + 1}: ${pool.problem}.`);
		else pools.push(pool);
	}
	const unsaid = problems.splice(MOST_PROBLEMS).length;
	if (unsaid > 0) problems.push(`${formatNumber(unsaid)} more rows are no pools.`);
	return { pools, problems };
}

/** Spreadsheets paste tabs; files have commas, or semicolons where the comma is a decimal sign. */
const separatorOf = (line: string) => ['\t', ';', ','].find((mark) => line.includes(mark)) ?? ',';
