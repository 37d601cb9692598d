const decimal = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 12 });

/** A number with thousands separators and no rounding that a reader could see: `10,240`, `0.0000166667`. */
export function formatNumber(value: number): string {
	return decimal.format(value);
}
