import { nearest } from '../lib/facts/nearest.ts';
import type { FigureValue } from '../lib/facts/figure.ts';
import type { UnitName } from '../lib/facts/units.ts';
import type { Fact } from './fact.ts';
import type { NamedTable, ServiceFact } from './load.ts';

/** A fact or a row of a figure table, with the figure of its home where it shares one. */
export interface Entry {
	/** `lambda.limit.memory` of a fact, `lambda-quotas/layers` of a row. */
	id: string;
	/** Folder-wide name of what it belongs to: the service's file, or the table. */
	group: string;
	kind: Fact['kind'];
	label: string | undefined;
	/** Stands alone; rows have none, their label and scope say it. */
	statement: string | undefined;
	figure: Figure | undefined;
	source: string | undefined;
	evidence: Fact['evidence'];
	asOf: string | undefined;
	note: Fact['note'];
}

/** A figure with what it applies to; `home` is the id of the one entry that states it. */
export interface Figure {
	home: string;
	value: FigureValue;
	unit: UnitName;
	scope: string | undefined;
	adjustable: boolean | undefined;
}

/** An entry as its file has it, before `sameAs` is followed. */
type RawEntry = Omit<Entry, 'figure'> & {
	[K in Exclude<keyof Figure, 'home'>]?: Figure[K] | undefined;
} & { sameAs: string | undefined };

/**
 * Every fact and every row of a quota or price table under its id, `sameAs` followed.
 *
 * @throws {Error} naming the entry whose `sameAs` does not exist, or has no figure of its own
 */
export function resolveEntries(
	facts: readonly ServiceFact[],
	tables: readonly NamedTable[],
): Map<string, Entry> {
	const raw = new Map<string, RawEntry>();
	for (const fact of facts) {
		const { service, ...rest } = fact;
		raw.set(fact.id, {
			group: service,
			label: undefined,
			source: undefined,
			asOf: undefined,
			note: undefined,
			sameAs: undefined,
			...rest,
		});
	}
	for (const table of tables) {
		if (table.kind === 'records') continue;
		for (const row of table.rows) {
			const id = `${table.name}/${row.id}`;
			raw.set(id, {
				...row,
				id,
				group: table.name,
				kind: table.kind === 'prices' ? 'price' : 'quota',
				label: row.label,
				statement: row.note,
				sameAs: row.sameAs,
				source: row.source ?? table.source,
				evidence: row.evidence ?? table.evidence ?? 'none',
				asOf: row.asOf ?? table.asOf,
				note: undefined,
			});
		}
	}
	const entries = new Map<string, Entry>();
	for (const [id, { value, unit, scope, adjustable, sameAs, ...entry }] of raw) {
		const home = sameAs === undefined ? { id, value, unit, scope, adjustable } : raw.get(sameAs);
		if (home === undefined) {
			throw new Error(
				`${id}: sameAs names "${sameAs}", which does not exist; nearest: ${nearest(sameAs!, [...raw.keys()]).join(', ')}`,
			);
		}
		if (sameAs !== undefined && home.value === undefined) {
			throw new Error(
				`${id}: sameAs names "${sameAs}", which has no figure of its own: name the entry that has it`,
			);
		}
		const figure =
			home.value === undefined || home.unit === undefined
				? undefined
				: {
						home: home.id,
						value: home.value,
						unit: home.unit,
						scope: home.scope,
						adjustable: home.adjustable,
					};
		entries.set(id, { ...entry, id, figure });
	}
	return entries;
}
