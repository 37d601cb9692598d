import { markTapped } from './early-tap.ts';
import { READER_SIGNS } from './reader-signs.ts';

/** Browsers paint within it what they have laid out at the end of loading; what came earlier would delay that. */
const PAINT_MS = 200;

/**
 * Loads what makes islands live, if the page has any: once the page is painted, at a sign of life before that, or at
 * once where the reader waits for the state of a link. It is named by an attribute that builds write; `client:reader`
 * heeds the sign, which came before it could listen, by the one written here, and the press by its mark.
 */
const islands = document.querySelector<HTMLElement>('[data-islands]')?.dataset['islands'];
if (islands) {
	const root = document.documentElement;
	const load = () => void import(islands);
	const onSign = () => {
		root.dataset['reader'] = '';
		load();
	};
	addEventListener('pointerdown', markTapped, { passive: true });
	if ('readingLink' in root.dataset) load();
	else {
		for (const sign of READER_SIGNS) addEventListener(sign, onSign, { once: true, passive: true });
		addEventListener('load', () => setTimeout(load, PAINT_MS));
	}
}
