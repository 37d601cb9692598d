/**
 * A logarithmic scale between two positive numbers, whose stops are rounded to two significant digits.
 *
 * @param min - value of position 0, `> 0`
 * @param max - value of position `steps`, above `min`
 */
export function logScale(min: number, max: number, steps: number) {
	const ratio = Math.log(max / min);
	return {
		valueAt(position: number): number {
			if (position <= 0) return min;
			if (position >= steps) return max;
			return Number((min * Math.exp((ratio * position) / steps)).toPrecision(2));
		},
		positionOf(value: number): number {
			if (value <= min) return 0;
			return Math.min(steps, Math.round((steps * Math.log(value / min)) / ratio));
		},
	};
}
