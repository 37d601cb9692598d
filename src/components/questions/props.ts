import { z } from 'astro/zod';

/** What a page says to `<Question>`, one scenario of “Check yourself”: its slot asks, `<Answer>` inside it answers, folded. */
export const questionProps = z.strictObject({
	/** A few words that name the scenario. */
	title: z.string().min(5),
});

/** What a page says to `<Answer>`. */
export const answerProps = z.strictObject({
	/** Letter of the option that is best. */
	best: z.enum(['A', 'B', 'C', 'D']),
});
