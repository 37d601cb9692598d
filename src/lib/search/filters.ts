import type { PageKind, SearchPage } from './rank.ts';

/** What a search is narrowed to; an empty choice narrows nothing. */
export interface Filters {
	/** First part of a page’s path, such as `lambda`. */
	section: string;
	kind: PageKind | '';
}

export const NO_FILTERS: Filters = { section: '', kind: '' };

/** Kinds that a reader can choose, with their names. */
export const KINDS: readonly { kind: PageKind; name: string }[] = [
	{ kind: 'page', name: 'Explanations' },
	{ kind: 'lab', name: 'Labs' },
	{ kind: 'table', name: 'Reference tables' },
	{ kind: 'index', name: 'Section indexes' },
];

/** Sections with an index page, by the names of these pages, in alphabetical order. */
export const sectionsOf = (pages: readonly SearchPage[]): { section: string; name: string }[] =>
	pages
		.filter(({ url, kind }) => kind === 'index' && sectionOf(url) !== '' && url !== '/about/')
		.map(({ url, title }) => ({ section: sectionOf(url), name: title }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** Whether a page is within the filters. */
export const isWithin = (page: SearchPage, { section, kind }: Filters): boolean =>
	(section === '' || sectionOf(page.url) === section) && (kind === '' || page.kind === kind);

/** First part of a path: `lambda` of `/lambda/limits/`; nothing for the home page. */
export const sectionOf = (url: string): string => url.split('/')[1] ?? '';

/** Filters from outside text such as a query string: what is not a choice narrows nothing. */
export function filtersOf(values: URLSearchParams, pages: readonly SearchPage[]): Filters {
	const section = values.get('section') ?? '';
	const kind = values.get('kind') ?? '';
	return {
		section: sectionsOf(pages).some((choice) => choice.section === section) ? section : '',
		kind: KINDS.find((choice) => choice.kind === kind)?.kind ?? '',
	};
}
