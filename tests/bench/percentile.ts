/** The value below which a share of the measurements lies, by the nearest rank. */
export function percentile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Prints a measurement beside its limit, and says whether it holds. */
export function holds(name: string, value: number, limit: number, unit: string): boolean {
	const held = value <= limit;
	console.log(
		`${held ? 'ok  ' : 'OVER'}  ${name}: ${value.toFixed(1)} ${unit}, limit ${limit} ${unit}`,
	);
	return held;
}
