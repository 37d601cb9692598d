import { getCollection } from 'astro:content';
import { resolveEntries, type Entry, type Figure } from '../../collections/resolve.ts';
import { nearest } from '../../lib/facts/nearest.ts';
import { onceABuild } from '../../lib/once-a-build.ts';
import type { PriceTier } from '../../lib/price/tiers.ts';

/** Every fact and figure row of the content, by id. */
export const allEntries = onceABuild(async (): Promise<Map<string, Entry>> => {
	const [facts, tables] = await Promise.all([getCollection('facts'), getCollection('tables')]);
	return resolveEntries(
		facts.map(({ data }) => data),
		tables.map(({ data }) => data),
	);
});

/**
 * The entry a page cannot do without.
 *
 * @param askedBy - page or component, named in the message
 * @throws {Error} listing the nearest ids where there is no such entry
 */
export async function requireFact(id: string, askedBy: string): Promise<Entry> {
	const all = await allEntries();
	const entry = all.get(id);
	if (entry) return entry;
	throw new Error(
		`${askedBy}: no fact "${id}" in src/content/facts or src/content/tables. Nearest: ${nearest(id, [...all.keys()], 5).join(', ')}`,
	);
}

/** A figure as a lab takes it: one number, which of a range is its maximum. */
export interface LabFigure extends Omit<Figure, 'value'> {
	id: string;
	value: number;
	min: number | undefined;
	default: number | undefined;
}

/**
 * The figure of an entry as one number, for a lab's limits.
 *
 * @throws {Error} where there is no such entry, or its figure is not one number or a range
 */
export async function requireFigure(id: string, askedBy: string): Promise<LabFigure> {
	const { figure } = await requireFact(id, askedBy);
	if (figure === undefined) throw new Error(`${askedBy}: "${id}" is a statement and has no figure`);
	const { value, ...rest } = figure;
	if (typeof value === 'number') return { ...rest, id, value, min: undefined, default: undefined };
	if ('min' in value)
		return { ...rest, id, value: value.max, min: value.min, default: value.default };
	throw new Error(`${askedBy}: "${id}" has several figures under labels; a lab takes one number`);
}

/**
 * The price of an entry as tiers; one price is one tier.
 *
 * @param per - how many of the thing the price is for: a million where AWS prices a million
 * @throws {Error} where there is no such entry, or its figure is a range
 */
export async function requireTiers(id: string, askedBy: string, per = 1): Promise<PriceTier[]> {
	const { figure } = await requireFact(id, askedBy);
	if (typeof figure?.value === 'number') return [{ price: figure.value / per }];
	if (!Array.isArray(figure?.value)) throw new Error(`${askedBy}: "${id}" is no price`);
	return figure.value.map(({ value, upTo }) => ({ upTo, price: value / per }));
}
