/** All entries of some lists, each once and before those that it stands before in its list. */
export function inOrder(lists: readonly (readonly string[])[]): string[] {
	const merged: string[] = [];
	for (const list of lists) {
		let next = merged.length;
		for (const entry of list.toReversed()) {
			const known = merged.indexOf(entry);
			if (known >= 0) next = known;
			else merged.splice(next, 0, entry);
		}
	}
	return merged;
}
