import { z } from 'astro/zod';
import { figureText } from '../lib/facts/figure.ts';
import { services, serviceOf } from '../lib/facts/services.ts';
import { factSchema } from './fact.ts';
import type { Entry } from './resolve.ts';

const { note, ...shape } = factSchema.shape;

/** A fact, or a row of a quota or price table, as other programs get it. */
const publishedFact = z.strictObject({
	...shape,
	id: z
		.string()
		.describe('Of a fact service.topic, of a row table/row. It is never given to another.'),
	service: z.enum(Object.keys(services)).describe('Part of the handbook that it belongs to.'),
	statement: z
		.string()
		.optional()
		.describe(
			'Stands alone. Of a row it is a remark, if there is one: label and scope say the rest.',
		),
	figure: z.string().optional().describe('The value with its unit, as a reader sees it.'),
	note: note.unwrap().omit({ lines: true }).optional().describe(note.description!),
	url: z.string().describe('Address to quote it by; from the root where the site’s is not known.'),
});

export type PublishedFact = z.infer<typeof publishedFact>;

/** The file of all facts. */
const publishedFacts = z.strictObject({
	$schema: z.string(),
	facts: z.array(publishedFact).min(1),
});

/** JSON Schema of the file of all facts, made from what checks the facts themselves. */
export const publishedSchema = (address: string) => ({
	$id: address,
	title: 'Facts about AWS, with their sources',
	...z.toJSONSchema(publishedFacts),
});

/** An entry in the form that is published: its figure is there even where another entry is its home. */
export function published(entry: Entry, url: string): PublishedFact {
	const { figure, note, group, ...rest } = entry;
	return publishedFact.parse({
		...rest,
		service: serviceOf(group),
		...(figure && {
			value: figure.value,
			unit: figure.unit,
			scope: figure.scope,
			adjustable: figure.adjustable,
			figure: figureText(figure.value, figure.unit),
			sameAs: figure.home === entry.id ? undefined : figure.home,
		}),
		note: note && { claim: note.claim, verdict: note.verdict },
		url,
	});
}
