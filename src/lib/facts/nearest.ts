import leven from 'leven';

/** The `count` of `names` that are spelt most like `wanted`, nearest first; ties in the order given. */
export function nearest(wanted: string, names: readonly string[], count = 3): string[] {
	return names
		.map((name) => ({ name, distance: leven(wanted, name) }))
		.toSorted((a, b) => a.distance - b.distance)
		.slice(0, count)
		.map(({ name }) => name);
}
