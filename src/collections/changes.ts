import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { load } from 'js-yaml';
import { nearest } from '../lib/facts/nearest.ts';
import { ContentError, messages } from './load.ts';

/** What a change is about, with its name for readers. */
export const changeKinds = {
	correction: 'Correction',
	fact: 'AWS changed',
	page: 'New page',
	lab: 'New lab',
} as const;

const changeSchema = z
	.strictObject({
		id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
			error: 'write an address in lower case with hyphens, as in app-runner-closed',
		}),
		/** The day on which the handbook said it. */
		date: z.iso.date({ error: 'write a day in quotes: "2026-11-24"' }),
		kind: z.enum(Object.keys(changeKinds) as [keyof typeof changeKinds], {
			error: `write one of ${Object.keys(changeKinds).join(', ')}`,
		}),
		/** One sentence, without figures of AWS’s: those of the facts are shown beside it. */
		says: z
			.string()
			.min(20)
			.max(200)
			.regex(/[^.!?]\.$/, { error: 'write one sentence that ends with a full stop' }),
		/** Ids of the facts that changed; the pages that show them are found by themselves. */
		facts: z.array(z.string()).default([]),
		/** Pages that it concerns beside those, as /section/page/. */
		pages: z.array(z.string()).default([]),
	})
	.refine(({ facts, pages }) => facts.length + pages.length > 0, {
		error: 'name facts or pages that it concerns',
	});

export type Change = z.infer<typeof changeSchema>;

/** The file of the changes. */
export const CHANGES_FILE = 'src/content/changes.yaml';

/** What changes may name. */
interface Known {
	facts: readonly string[];
	/** Addresses of pages, without the base path. */
	pages: readonly string[];
}

/**
 * All changes, the newest first, those of one day in the order of the file.
 *
 * @throws {ContentError} naming file, change, key and remedy of every mistake
 */
export function readChanges(known: Known, file: string = CHANGES_FILE): Change[] {
	const content: unknown = load(readFileSync(file, 'utf8'));
	if (!Array.isArray(content))
		throw new ContentError(file, ['write a list of changes, each starting with "- id:"']);
	const changes: Change[] = [];
	const problems: string[] = [];
	for (const [index, entry] of content.entries()) {
		const id = String(entry?.id ?? `change number ${index + 1}`);
		const parsed = changeSchema.safeParse(entry);
		if (!parsed.success) {
			problems.push(...messages(parsed.error).map((message) => `${id}: ${message}`));
			continue;
		}
		if (changes.some((change) => change.id === id))
			problems.push(`${id}: stands twice: an id is an address, so give this one another`);
		for (const key of ['facts', 'pages'] as const)
			for (const name of parsed.data[key])
				if (!known[key].includes(name))
					problems.push(
						`${id}: ${key}: no "${name}"; nearest: ${nearest(name, known[key]).join(', ')}`,
					);
		changes.push(parsed.data);
	}
	if (problems.length > 0) throw new ContentError(file, problems);
	return changes.toSorted((a, b) => b.date.localeCompare(a.date));
}
