import { z } from 'astro/zod';
import { nearest } from '../lib/facts/nearest.ts';
import { units, type UnitName } from '../lib/facts/units.ts';

/** What sort of thing a fact states. */
export const kinds = ['quota', 'default', 'price', 'property', 'statement'] as const;

/** How good the evidence for a fact is, best first; what each word means stands on /about/. */
export const evidences = [
	'page',
	'dated-copy',
	'api-model',
	'excerpt',
	'secondary',
	'none',
] as const;

/** What checking made of a claim of the notes. */
export const verdicts = ['correct', 'imprecise', 'outdated', 'wrong', 'unverified'] as const;

const unitNames = Object.keys(units) as [UnitName, ...UnitName[]];

const unit = z.enum(unitNames, {
	error: ({ input }) =>
		`no unit "${input}": nearest are ${nearest(String(input), unitNames).join(', ')}; src/lib/facts/units.ts has them all`,
});

const range = z
	.strictObject({ min: z.number(), max: z.number(), default: z.number().optional() })
	.refine(({ min, max }) => min < max, { error: 'min must be below max' });

/** Several figures of one unit, each under its own label. */
const tiers = z
	.array(
		z.strictObject({
			label: z.string(),
			value: z.number(),
			upTo: z.number().optional().describe('Where a tier of a price ends.'),
		}),
	)
	.min(2);

/** A figure and where it comes from: what facts and the rows of figure tables share. */
export const figureShape = {
	label: z
		.string()
		.max(80)
		.optional()
		.describe('AWS’s name for the figure, or the shortest one that is clear in a table.'),
	value: z
		.union([z.number(), range, tiers])
		.optional()
		.describe('One number, a range, or several numbers under labels.'),
	unit: unit.optional().describe('Unit of every number of the value.'),
	scope: z
		.string()
		.optional()
		.describe('What the figure applies to, and any condition on raising it.'),
	adjustable: z
		.boolean()
		.optional()
		.describe(
			'Whether AWS raises it on request, or its user can set it; absent where AWS does not say.',
		),
	sameAs: z
		.string()
		.optional()
		.describe('Id of the fact, or table/row, that is the one home of this figure.'),
};

/** Where a fact comes from, and how good and how old the evidence is. */
export const sourceShape = {
	source: z
		.url({ protocol: /^https$/ })
		.optional()
		.describe('Page that the fact rests on.'),
	evidence: z.enum(evidences).describe('How good the evidence is, best first.'),
	asOf: z
		.string()
		.regex(/^20\d\d(-(0[1-9]|1[0-2]))?$/, {
			error: 'write a year or a month: 2026 or 2026-08, in quotes',
		})
		.optional()
		.describe('Year, or year and month, of the newest text seen.'),
};

/** Checks that hold between the keys of anything that has a figure and a source. */
export function checkFigure(
	entry: {
		label?: string | undefined;
		value?: unknown;
		unit?: string | undefined;
		scope?: string | undefined;
		adjustable?: boolean | undefined;
		sameAs?: string | undefined;
	},
	needsFigure: boolean,
): string[] {
	const problems: string[] = [];
	const own = (['value', 'unit', 'scope', 'adjustable'] as const).filter(
		(key) => entry[key] !== undefined,
	);
	if (entry.sameAs !== undefined && own.length > 0) {
		problems.push(`remove ${own.join(', ')}: the figure is that of ${entry.sameAs}`);
	}
	if ((entry.value === undefined) !== (entry.unit === undefined)) {
		problems.push('value and unit go together: add the one that is missing');
	}
	if (needsFigure && entry.value === undefined && entry.sameAs === undefined) {
		problems.push('add value and unit, or sameAs with the id that has the figure');
	}
	if (needsFigure && entry.label === undefined)
		problems.push('add label: a short name of the figure');
	if (!needsFigure && (entry.value !== undefined || entry.sameAs !== undefined)) {
		problems.push('a statement has no figure: choose another kind, or remove the figure');
	}
	return problems;
}

/** Checks that hold between a source and its evidence. */
export function checkSource(entry: {
	source?: string | undefined;
	evidence: string;
	asOf?: string | undefined;
}): string[] {
	const problems: string[] = [];
	if (entry.source === undefined && entry.evidence !== 'none') {
		problems.push('add source: only evidence "none" does without');
	}
	if (entry.asOf === undefined && !['secondary', 'none'].includes(entry.evidence)) {
		problems.push('add asOf: how old the evidence is');
	}
	return problems;
}

/** One fact of `src/content/facts`. Unknown keys are errors. */
export const factSchema = z
	.strictObject({
		id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
			error: 'write service.topic in lower case, as in lambda.limit.memory',
		}),
		kind: z.enum(kinds).describe('What sort of thing it states.'),
		statement: z.string().min(20).max(600).describe('Stands alone, in one or two sentences.'),
		...figureShape,
		...sourceShape,
		note: z
			.strictObject({
				lines: z.string().regex(/^\d+(-\d+)?(, ?\d+(-\d+)?)*$/, {
					error: 'write lines and ranges: "355", "325-330" or "692, 701-703"',
				}),
				claim: z.string().min(5),
				verdict: z.enum(verdicts),
			})
			.optional()
			.describe(
				'What the notes that this handbook began as claimed, and what checking made of it.',
			),
	})
	.superRefine((fact, context) => {
		for (const message of [...checkFigure(fact, fact.kind !== 'statement'), ...checkSource(fact)]) {
			context.addIssue({ code: 'custom', message });
		}
	});

export type Fact = z.infer<typeof factSchema>;
