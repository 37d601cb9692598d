import { z } from 'astro/zod';

/** What a page says to `<Diagram>`. */
export const diagramProps = z.strictObject({
	/** Name of the source in `src/content/diagrams`, without its ending. */
	name: z.string(),
	/** What to notice. */
	caption: z.string({ error: 'add a caption: what to notice in the diagram' }).min(20, {
		error: 'write a caption that says what to notice, in 20 characters or more',
	}),
});
