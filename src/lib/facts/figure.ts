import { formatNumber } from '../format/number.ts';
import { convert, units, type UnitName } from './units.ts';

/** One number, a range with an optional default, or several numbers under labels. */
export type FigureValue =
	| number
	| { readonly min: number; readonly max: number; readonly default?: number | undefined }
	| readonly {
			readonly label: string;
			readonly value: number;
			readonly upTo?: number | undefined;
	  }[];

/** How to show a figure. */
export interface FigureStyle {
	/** Another unit of the same dimension. */
	shownIn?: UnitName;
	/** `min`, `max` or `default` of a range, or the label of one of several numbers. */
	part?: string | undefined;
	/** Without the unit. */
	bare?: boolean;
}

/**
 * A figure as text: `1,000 concurrent executions`, `128 to 10,240 MB`, `TCP 350 seconds, UDP 120 seconds`.
 *
 * @throws {RangeError} where the units do not convert, or the figure has no such part
 */
export function figureText(
	value: FigureValue,
	unit: UnitName,
	{ shownIn = unit, part, bare = false }: FigureStyle = {},
): string {
	const show = (n: number) =>
		'isName' in units[shownIn] ? String(n) : formatNumber(convert(n, unit, shownIn));
	const withUnit = (text: string, isOne: boolean) => {
		const { one, many } = units[shownIn];
		const unitText = isOne ? one : many;
		return bare || unitText === '' ? text : `${text} ${unitText}`;
	};
	const single = (n: number) => withUnit(show(n), convert(n, unit, shownIn) === 1);

	if (part !== undefined) return single(partOf(value, part));
	if (typeof value === 'number') return single(value);
	if (isRange(value)) return withUnit(`${show(value.min)} to ${show(value.max)}`, false);
	return value.map((tier) => `${tier.label} ${single(tier.value)}`).join(', ');
}

/**
 * One number of a figure that has several.
 *
 * @param part - `min`, `max` or `default` of a range, or a label
 * @throws {RangeError} naming the parts there are
 */
export function partOf(value: FigureValue, part: string): number {
	const parts: Record<string, number | undefined> =
		typeof value === 'number'
			? {}
			: isRange(value)
				? { ...value }
				: Object.fromEntries(value.map((tier) => [tier.label, tier.value]));
	const found = parts[part];
	if (found === undefined) {
		const known = Object.keys(parts).join(', ') || 'none: it is one number';
		throw new RangeError(`the figure has no part "${part}"; parts: ${known}`);
	}
	return found;
}

/** Whether a figure is a range. */
export function isRange(value: FigureValue): value is Extract<FigureValue, { min: number }> {
	return typeof value === 'object' && 'min' in value;
}

/** What a figure applies to, its default, and whether it can be raised, to stand behind it: “, per function; fixed.” */
export const conditionsText = (figure: {
	value: FigureValue;
	unit: UnitName;
	scope: string | undefined;
	adjustable: boolean | undefined;
}): string =>
	[
		figure.scope && `, ${figure.scope}`,
		defaultText(figure.value, figure.unit) && `; default ${defaultText(figure.value, figure.unit)}`,
		figure.adjustable === true && '; can be raised',
		figure.adjustable === false && '; fixed',
		'.',
	]
		.filter(Boolean)
		.join('');

/** The default of a range with its unit; nothing where there is none. */
export function defaultText(value: FigureValue, unit: UnitName): string | undefined {
	const hasDefault = typeof value === 'object' && isRange(value) && value.default !== undefined;
	return hasDefault ? figureText(value, unit, { part: 'default' }) : undefined;
}
