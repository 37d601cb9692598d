import { z } from 'astro/zod';

/** A scene of a lab: what it is called, what to look for, and the inputs that differ from the lab’s own example. */
export const presetSchema = z.strictObject({
	title: z.string().min(5).max(60),
	/** One sentence or two. */
	look: z.string().min(30).max(300),
	/** Where the example comes from; absent for our own. */
	source: z.strictObject({ label: z.string(), href: z.url({ protocol: /^https$/ }) }).optional(),
	/** By query key. */
	state: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A file of `src/content/presets`: the scenes of the lab of its name. */
export const presetsSchema = z.array(presetSchema).min(1);

export type PresetEntry = z.infer<typeof presetSchema>;
