import { formatNumber } from './number.ts';

/** Less than this reads as nothing: sums of fractions leave such traces. */
const TRACE = 1e-4;

/** A number rounded for reading: whole from ten on, one decimal from one, two significant digits below. */
export function reading(value: number): string {
	const size = Math.abs(value);
	if (size < TRACE) return '0';
	if (size >= 10) return formatNumber(Math.round(value));
	if (size >= 1) return formatNumber(Math.round(value * 10) / 10);
	return formatNumber(Number(value.toPrecision(2)));
}

/** A large number as people say it: `1 million`, `2.5 billion`; smaller ones as figures. */
export function large(value: number): string {
	const [unit, name] = value >= 1e9 ? ([1e9, 'billion'] as const) : ([1e6, 'million'] as const);
	if (value < unit) return reading(value);
	return `${formatNumber(Number((value / unit).toPrecision(4)))} ${name}`;
}

/** A part of one as a percentage, rounded for reading; what is not quite nothing or all never reads as that. */
export function share(part: number): string {
	const percent = part * 100;
	if (percent > 0 && percent < 0.01) return 'under 0.01 %';
	if (percent < 100 && percent > 99.95) return 'over 99.9 %';
	return `${formatNumber(Number(percent.toPrecision(percent >= 10 ? 3 : 2)))} %`;
}

/** US dollars, with cents up to a thousand. */
export function dollars(amount: number): string {
	return amount >= 1000 ? `$${formatNumber(Math.round(amount))}` : `$${amount.toFixed(2)}`;
}
