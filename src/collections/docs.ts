import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import type { SchemaContext } from 'astro:content';

/** Lines of the author's notes, one or a range: `361` or `349-361`. */
export const lineRange = z
	.string()
	.regex(/^\d+(-\d+)?$/, { error: 'write one line or a range, in quotes: "349-361"' });

/**
 * Frontmatter of a page. Starlight's own schema drops unknown keys without a word; here they are errors.
 */
export const pageSchema = (context: SchemaContext) =>
	docsSchema({
		extend: z.object({
			description: z
				.string({ error: 'add a description: what the page answers, in 70 to 160 characters' })
				.min(70, { error: 'a description has 70 to 160 characters; this one is shorter' })
				.max(160, { error: 'a description has 70 to 160 characters; this one is longer' }),
			/** Abbreviations and other names by which readers ask for the page; never whole questions. */
			aliases: z.array(z.string().min(2).max(40)).default([]),
			/** Lines of the author's notes that the page carries; `npm run coverage` counts them. */
			notes: z.array(lineRange).default([]),
		}),
	})(context).strict();
