import { getCollection } from 'astro:content';
import { CHANGES_FILE, readChanges, type Change } from '../../collections/changes.ts';
import { ContentError } from '../../collections/load.ts';
import type { Entry } from '../../collections/resolve.ts';
import { figureText } from '../../lib/facts/figure.ts';
import { sourcesOfPage } from '../facts/page-facts.ts';
import { requireFact, allEntries } from '../facts/require-fact.ts';

/** A change with what its facts say now and where they stand. */
export interface ListedChange extends Change {
	/** The figures of its facts, as the pages show them. */
	figures: string[];
	/** Pages that it concerns, each at the fact where it has one. */
	places: { title: string; path: string }[];
}

/**
 * All changes, the newest first.
 *
 * @throws {ContentError} naming the change that leads nowhere, and every other mistake
 */
export async function allChanges(): Promise<ListedChange[]> {
	const docs = (await getCollection('docs')).map((entry) => ({
		entry,
		title: entry.data.title,
		path: entry.id === 'index' ? '/' : `/${entry.id}/`,
	}));
	const facts = await allEntries();
	const changes = readChanges({ facts: [...facts.keys()], pages: docs.map(({ path }) => path) });
	const cited = await Promise.all(
		docs.map(async ({ entry, title, path }) => ({
			title,
			path,
			facts: (await sourcesOfPage(entry)).flatMap((source) => source.facts.map(({ id }) => id)),
		})),
	);
	return Promise.all(
		changes.map(async (change) => {
			const places = [
				...docs.filter(({ path }) => change.pages.includes(path)),
				...cited.flatMap(({ title, path, facts: shown }) => {
					const fact = change.facts.find((id) => shown.includes(id));
					return fact === undefined || change.pages.includes(path)
						? []
						: [{ title, path: `${path}#fact-${fact}` }];
				}),
			].map(({ title, path }) => ({ title, path }));
			if (places.length === 0)
				throw new ContentError(CHANGES_FILE, [
					`${change.id}: no page shows ${change.facts.join(', ')}: name in pages where to read about it`,
				]);
			const entries = await Promise.all(change.facts.map((id) => requireFact(id, CHANGES_FILE)));
			return { ...change, places, figures: entries.flatMap(figureOf) };
		}),
	);
}

const figureOf = ({ label, figure }: Entry): string[] =>
	figure === undefined ? [] : [`${label}: ${figureText(figure.value, figure.unit)}`];
