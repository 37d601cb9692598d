import { getCollection } from 'astro:content';

/** A section of the handbook, by its index page. */
export interface Section {
	title: string;
	/** Address without the base path. */
	path: string;
}

/**
 * The section that a page stands in; nothing for the indexes themselves and for pages that no index leads to.
 *
 * @param id - of the page: `lambda/limits`
 */
export async function sectionOf(id: string): Promise<Section | undefined> {
	const [folder, page] = id.split('/');
	if (page === undefined) return undefined;
	const index = (await getCollection('docs')).find((entry) => entry.id === folder);
	return index && { title: index.data.title, path: `/${index.id}/` };
}
