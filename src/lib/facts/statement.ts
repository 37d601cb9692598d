const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The first sentence of a statement: enough to know which fact it is, where the page says the rest. */
export function firstSentence(statement: string): string {
	for (const { segment } of sentences.segment(statement)) return segment.trim();
	return statement;
}
