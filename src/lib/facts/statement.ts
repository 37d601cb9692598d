/**
 * The first sentence of a statement: enough to know which fact it is, where the page says the rest.
 * A full stop inside a name (`.NET`, `Node.js`) ends no sentence: only one before a space and a capital does.
 */
export function firstSentence(statement: string): string {
	return /^.*?[.!?](?=\s+[A-Z])/s.exec(statement)?.[0] ?? statement;
}
