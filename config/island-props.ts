import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { writeAsset } from './assets.ts';

/** The start of an island, up to what it is given; attributes have no quotation marks in them, and no end of a tag. */
const ISLAND = /(<astro-island [^>]*?) props="[^"]*"/g;

/**
 * Moves what islands are given out of a page into a file that `client:reader` loads when it is needed: the page shows
 * it already, as HTML, and a reader who only reads needs it once.
 *
 * @param dist - the folder of the built site
 */
export const withoutProps = (dist: string, html: string): string =>
	html.replace(ISLAND, (island, start: string) => {
		const [element] = parseFragment(`${island}>`).childNodes as [Tree.Element];
		const props = element.attrs.find(({ name }) => name === 'props')!.value;
		return `${start} data-props="${writeAsset(dist, 'props.json', props)}"`;
	});
