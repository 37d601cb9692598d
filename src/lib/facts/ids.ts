const quoted = /(["'`])([a-z0-9-]+(?:[./][a-z0-9-]+)+)\1/g;

/** Ids out of `known` that stand as quoted strings in a source text, in the order of their first use. */
export function idsIn(text: string, known: { has(id: string): boolean }): string[] {
	const found = new Set<string>();
	for (const [, , id] of text.matchAll(quoted)) if (known.has(id!)) found.add(id!);
	return [...found];
}
