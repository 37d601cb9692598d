import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { load } from 'js-yaml';

/** A term of the glossary: the short form that pages use, what it stands for, and where it is explained. */
const termSchema = z.strictObject({
	term: z.string().min(2),
	name: z.string().min(2),
	/** One sentence. */
	meaning: z.string().min(10).max(160),
	/** Page that explains it. */
	page: z.string().regex(/^\/[a-z0-9/-]+\/$/, { error: 'write the page as /section/page/' }),
});

export interface Term extends z.infer<typeof termSchema> {
	/** Id of its entry on the glossary page. */
	anchor: string;
}

/** The file of the glossary. */
export const GLOSSARY_FILE = 'src/content/glossary.yaml';

/**
 * All terms, in alphabetical order.
 *
 * @throws {Error} naming file, entry and remedy of a mistake, or a term that stands twice
 */
export function readGlossary(file: string = GLOSSARY_FILE): Term[] {
	const parsed = z.array(termSchema).safeParse(load(readFileSync(file, 'utf8')));
	if (!parsed.success) {
		throw new Error(
			parsed.error.issues
				.map(({ path, message }) => `${file}: entry ${path.join('.')}: ${message}`)
				.join('\n'),
		);
	}
	const terms = parsed.data
		.map((entry) => ({ ...entry, anchor: `term-${entry.term.toLowerCase().replaceAll(' ', '-')}` }))
		.toSorted((a, b) => a.term.localeCompare(b.term, 'en'));
	terms.forEach(({ term }, index) => {
		if (terms[index + 1]?.term === term)
			throw new Error(`${file}: ${term} stands twice: keep one entry`);
	});
	return terms;
}
