import { writeAsset } from './assets.ts';
import { attributeValue } from './attribute.ts';

/** The start of an island, and what it is given; attributes have no quotation marks in them, and no end of a tag. */
const ISLAND = /(<astro-island [^>]*?) props="([^"]*)"/g;

/**
 * Moves what islands are given out of a page into a file that `client:reader` loads when it is needed: the page shows
 * it already, as HTML, and a reader who only reads needs it once.
 *
 * @param dist - the folder of the built site
 */
export const withoutProps = (dist: string, html: string): string =>
	html.replace(
		ISLAND,
		(_, start: string, props: string) =>
			`${start} data-props="${writeAsset(dist, 'props.json', attributeValue(props))}"`,
	);
