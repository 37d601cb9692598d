import { readFileSync } from 'node:fs';
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { Entry } from '../../collections/resolve.ts';
import { idsIn } from '../../lib/facts/ids.ts';
import { allEntries } from './require-fact.ts';

/** A page as far as its facts are read. */
interface Page {
	body?: string | undefined;
}

/** A source of a page, with the facts of the page that rest on it. */
export interface PageSource {
	/** Nothing where the evidence is none and no page is named. */
	source: string | undefined;
	facts: Entry[];
}

/**
 * The sources of a page in the order of their first use.
 *
 * The ids are read off the page's text and the components it imports: the order in which components
 * render is not that of the page, so what they report cannot be numbered.
 */
export function sourcesOfPage(entry: Page): Promise<PageSource[]> {
	const known = sourcesOf.get(entry) ?? readSources(entry);
	sourcesOf.set(entry, known);
	return known;
}

/** Every fact of a page asks for its number in the list. */
const sourcesOf = new WeakMap<Page, Promise<PageSource[]>>();

async function readSources({ body = '' }: Page): Promise<PageSource[]> {
	const entries = await allEntries();
	const imported = [...body.matchAll(/from '~\/components\/(.+\.astro)'/g)].map(([, file]) =>
		readFileSync(`src/components/${file}`, 'utf8'),
	);
	const sources = new Map<string, PageSource>();
	for (const id of idsIn([body, ...imported].join('\n'), entries)) {
		const fact = entries.get(id)!;
		const key = fact.source ?? '';
		const group = sources.get(key) ?? { source: fact.source, facts: [] };
		group.facts.push(fact);
		sources.set(key, group);
	}
	return [...sources.values()];
}

/** Number of a fact's source in the list at the end of the page, from 1. */
export async function sourceNumber(id: string, { entry }: StarlightRouteData): Promise<number> {
	const sources = await sourcesOfPage(entry);
	const index = sources.findIndex(({ facts }) => facts.some((fact) => fact.id === id));
	if (index < 0)
		throw new Error(
			`${entry.filePath}: the fact "${id}" stands in a component that the page does not import itself`,
		);
	return index + 1;
}
