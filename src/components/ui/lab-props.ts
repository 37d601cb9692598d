import { z } from 'astro/zod';

/** What a page may say to a lab. */
export const labProps = z.strictObject({
	/** Whether this is the lab’s own page, with everything. */
	whole: z.boolean().optional(),
});
