import { z } from 'astro/zod';
import { labProps } from '../ui/lab-props.ts';

/** What a page may say to this lab. */
export const props = labProps.extend({
	/** The example of the page; without one, the lab’s own. */
	scene: z.strictObject({ requestsPerSecond: z.number(), durationSeconds: z.number() }).optional(),
});
