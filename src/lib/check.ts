/**
 * Refuses what no model here can take.
 *
 * @throws {RangeError} naming the first value that is negative or not finite
 */
export function assertNonNegative(values: Record<string, number>): void {
	for (const [name, value] of Object.entries(values)) {
		if (!Number.isFinite(value) || value < 0) {
			throw new RangeError(`${name} must be a finite number >= 0, got ${value}`);
		}
	}
}
