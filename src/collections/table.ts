import { z } from 'astro/zod';
import { checkFigure, checkSource, figureShape, sourceShape } from './fact.ts';

const rowId = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'write the row id in kebab-case' });

const common = {
	title: z.string(),
	/** What the table answers, in a sentence. */
	description: z.string().min(20),
	/** Of every row that does not name its own. */
	source: sourceShape.source,
	evidence: sourceShape.evidence.optional(),
	asOf: sourceShape.asOf,
};

/** A row of a quota or price table: a figure with its own source where it differs from the table's. */
const figureRow = z
	.strictObject({
		id: rowId,
		...figureShape,
		note: z.string().optional(),
		source: sourceShape.source,
		evidence: sourceShape.evidence.optional(),
		asOf: sourceShape.asOf,
	})
	.superRefine((row, context) => {
		for (const message of checkFigure(row, true)) context.addIssue({ code: 'custom', message });
	});

/** Rows of named cells, for what is not one figure a row: Regions, sizes, comparisons. */
const recordTable = z.strictObject({
	kind: z.literal('records'),
	...common,
	columns: z
		.array(z.strictObject({ key: z.string(), label: z.string(), unit: figureShape.unit }))
		.min(2),
	rows: z
		.array(
			z.strictObject({
				id: rowId,
				cells: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
				source: sourceShape.source,
				evidence: sourceShape.evidence.optional(),
				asOf: sourceShape.asOf,
			}),
		)
		.min(1),
});

const figureTable = z.strictObject({
	kind: z.enum(['quotas', 'prices']),
	...common,
	rows: z.array(figureRow).min(1),
});

/** One file of `src/content/tables`. Unknown keys are errors. */
export const tableSchema = z
	.discriminatedUnion('kind', [figureTable, recordTable])
	.superRefine((table, context) => {
		const seen = new Set<string>();
		for (const row of table.rows) {
			const problem = (message: string) =>
				context.addIssue({ code: 'custom', message: `row ${row.id}: ${message}` });
			if (seen.has(row.id))
				problem('a second row of this id: ids are addresses, so each stands once');
			seen.add(row.id);
			const evidence = row.evidence ?? table.evidence;
			if (evidence === undefined) problem('add evidence to the row or to the table');
			else {
				const source = {
					source: row.source ?? table.source,
					evidence,
					asOf: row.asOf ?? table.asOf,
				};
				for (const message of checkSource(source)) problem(message);
			}
		}
		if (table.kind !== 'records') return;
		const keys = table.columns.map((column) => column.key);
		for (const row of table.rows) {
			for (const key of Object.keys(row.cells).filter((key) => !keys.includes(key))) {
				context.addIssue({
					code: 'custom',
					message: `row ${row.id}: no column "${key}"; there are ${keys.join(', ')}`,
				});
			}
			for (const key of keys.filter((key) => !(key in row.cells))) {
				context.addIssue({
					code: 'custom',
					message: `row ${row.id}: no cell for the column "${key}"`,
				});
			}
		}
	});

export type Table = z.infer<typeof tableSchema>;
