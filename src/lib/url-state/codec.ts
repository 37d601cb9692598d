import { formatNumber } from '../format/number.ts';
import { outsideText } from '../format/outside-text.ts';

/** Text form of one value. `parse` answers what the text asks for, or nothing where it is unreadable; it never throws. */
export interface Codec<T> {
	parse(text: string): T | undefined;
	serialize(value: T): string;
	/** The nearest value that is allowed. */
	clamp(value: T): T;
	/** What is allowed, for a message: `0 to 200,000`. */
	allowed: string;
}

/** One input: its query key, its codec, and the value it has when the key is absent. */
export interface Field<T> extends Codec<T> {
	/** Part of every link that readers have shared, so it outlives renames and is never reused. */
	key: string;
	/** Names the input in a message. */
	label: string;
	default: T;
}

/** The inputs of a lab, by the property that holds them. */
export type Fields<S> = { readonly [K in keyof S]: Field<S[K]> };

const suffixes: Record<string, number> = { '': 1, k: 1e3, m: 1e6 };

/** A number as people write it: `10000`, `10,000`, `10 000`, `10k`, `0.2`, `1e3`. Nothing where it is none. */
export function parseNumber(text: string): number | undefined {
	const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?)([km]?)$/.exec(
		text
			.trim()
			.toLowerCase()
			.replace(/(?<=\d)[, \u00a0\u202f](?=\d{3}(?!\d))/g, ''),
	);
	if (!match) return undefined;
	const value = Number(match[1]) * suffixes[match[2]!]!;
	return Number.isFinite(value) ? value + 0 : undefined;
}

/** Numbers from `min` to `max`, both included. */
export function numberIn(min: number, max: number): Codec<number> {
	return {
		parse: parseNumber,
		serialize: String,
		clamp: (value) => Math.min(max, Math.max(min, value)),
		allowed: `${formatNumber(min)} to ${formatNumber(max)}`,
	};
}

/** Whole numbers from `min` to `max`, both included; others are rounded. */
export function wholeIn(min: number, max: number): Codec<number> {
	const number = numberIn(min, max);
	return { ...number, clamp: (value) => Math.round(number.clamp(value)) + 0 };
}

/** A name of letters, digits, dots and hyphens, of at most so many characters. */
export function wordOf(maxLength: number): Codec<string> {
	const word = new RegExp(`^[A-Za-z0-9.-]{1,${maxLength}}$`);
	return {
		parse: (text) => (word.test(text.trim()) ? text.trim() : undefined),
		serialize: (value) => value,
		clamp: (value) => value,
		allowed: `letters, digits, dots and hyphens, at most ${maxLength}`,
	};
}

/** A codec of a closed list, which a reader chooses from. */
export interface Choice<T extends string> extends Codec<T> {
	/** What each value is called. */
	options: Readonly<Record<T, string>>;
}

/** One of a list of values, written as its key. */
export function oneOf<T extends string>(options: Readonly<Record<T, string>>): Choice<T> {
	return {
		parse: (text) => (Object.hasOwn(options, text) ? (text as T) : undefined),
		serialize: (value) => value,
		clamp: (value) => value,
		allowed: Object.keys(options).join(', '),
		options,
	};
}

/** A codec that also knows “none”, written as empty text. */
export function optional<T>(codec: Codec<T>): Codec<T | null> {
	return {
		parse: (text) => (text.trim() === '' ? null : codec.parse(text)),
		serialize: (value) => (value === null ? '' : codec.serialize(value)),
		clamp: (value) => (value === null ? null : codec.clamp(value)),
		allowed: `${codec.allowed}, or nothing`,
	};
}

/** A state read from a query, with a sentence for everything the link asked for and cannot have. */
export interface ReadState<S> {
	state: S;
	notices: string[];
}

/** Longer queries than this are refused unread; the longest state of a lab has a tenth of it. */
const MAX_QUERY_CHARACTERS = 20_000;

/** The meaning of the keys that links carry as `v`. */
const VERSION = '1';

/** State that `query` describes. Numbers out of bounds are clamped, unreadable text falls back to the default. */
export function readState<S extends object>(fields: Fields<S>, query: string): ReadState<S> {
	if (query.length > MAX_QUERY_CHARACTERS) {
		return {
			state: defaultsOf(fields),
			notices: [
				`This link is longer than ${formatNumber(MAX_QUERY_CHARACTERS)} characters and was not read. Showing the example of this page.`,
			],
		};
	}
	const params = new URLSearchParams(query);
	const notices: string[] = [];
	const version = params.get('v');
	if (version !== null && version !== VERSION && hasState(fields, query)) {
		notices.push(
			`This link was made by version “${outsideText(version)}” of this calculator; it was read as version ${VERSION}, so check the inputs.`,
		);
	}
	const state = mapFields(fields, (field) => {
		const text = params.get(field.key);
		if (text === null) return field.default;
		const wanted = field.parse(text);
		if (wanted === undefined) {
			notices.push(
				`This link asked for “${outsideText(text)}” as “${field.label}”; allowed: ${field.allowed}. Showing ${show(field, field.default)}.`,
			);
			return field.default;
		}
		const value = field.clamp(wanted);
		if (field.serialize(value) !== field.serialize(wanted)) {
			notices.push(
				`This link asked for ${show(field, wanted)} as “${field.label}”; allowed: ${field.allowed}. Showing ${show(field, value)}.`,
			);
		}
		return value;
	});
	return { state, notices };
}

/** `query` brought up to date: what differs from the defaults stands in it, foreign keys stay as they are. */
export function writeState<S extends object>(fields: Fields<S>, state: S, query: string): string {
	return write(fields, state, query, (field, text) => text !== field.serialize(field.default));
}

/** A query that means this state for ever: every input, and the version of their meaning. */
export function explicitState<S extends object>(fields: Fields<S>, state: S): string {
	return write(fields, state, `v=${VERSION}`, () => true);
}

/** The state of a page whose address says nothing. */
export function defaultsOf<S extends object>(fields: Fields<S>): S {
	return mapFields(fields, (field) => field.default);
}

/** Whether `query` holds any key of these fields. */
export function hasState<S extends object>(fields: Fields<S>, query: string): boolean {
	const params = new URLSearchParams(query);
	return (Object.values(fields) as Field<unknown>[]).some(({ key }) => params.has(key));
}

function write<S extends object>(
	fields: Fields<S>,
	state: S,
	query: string,
	stands: (field: Field<S[keyof S]>, text: string) => boolean,
): string {
	const params = new URLSearchParams(query);
	for (const name of Object.keys(fields) as (keyof S)[]) {
		const field = fields[name];
		const text = field.serialize(state[name]);
		if (stands(field, text)) params.set(field.key, text);
		else params.delete(field.key);
	}
	return params.toString();
}

function show<T>(field: Field<T>, value: T): string {
	return (
		outsideText(typeof value === 'number' ? formatNumber(value) : field.serialize(value)) || 'none'
	);
}

function mapFields<S extends object>(
	fields: Fields<S>,
	value: (field: Field<S[keyof S]>) => S[keyof S],
): S {
	const names = Object.keys(fields) as (keyof S)[];
	return Object.fromEntries(names.map((name) => [name, value(fields[name])])) as S;
}
