/** What a page’s picture says. */
export interface CoverText {
	title: string;
	/** Section that the page stands in. */
	section: string | undefined;
}

/** Width of a text in pixels at a font size of one pixel, in the title’s font. */
export type Measure = (text: string) => number;

/** What the networks that show such pictures ask for (https://ogp.me/, twice 600 by 315). */
export const WIDTH = 1200;
export const HEIGHT = 630;

const MARGIN = 96;
const INK = '#17181c';
const QUIET = '#545861';
const ACCENT = '#0b5c8a';

const NAME = 'Architecture Notes';

/** Sizes of the title, in pixels: the largest at which it fits between its first and its last baseline. */
const TITLE_SIZES = [88, 76, 64, 52];
const LINE_HEIGHT = 1.15;
const FIRST_BASELINE = 250;
const LAST_BASELINE = 430;

/** The picture of a page as SVG: a calm sheet with section, title and the handbook’s name. */
export function drawCover({ title, section }: CoverText, measure: Measure): string {
	const { size, lines } = fit(title, measure);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Inter">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<rect width="20" height="${HEIGHT}" fill="${ACCENT}"/>
${section === undefined ? '' : textAt(130, 34, ACCENT, 600, section)}
${lines.map((line, index) => textAt(FIRST_BASELINE + index * size * LINE_HEIGHT, size, INK, 600, line)).join('\n')}
${title === NAME ? '' : textAt(528, 34, INK, 600, NAME)}
${textAt(572, 26, QUIET, 400, 'A handbook of AWS solutions architecture with every figure checked')}
</svg>`;
}

/**
 * Lines of a title, at the largest size at which they fit.
 *
 * @throws {RangeError} where it fits at none
 */
export function fit(title: string, measure: Measure): { size: number; lines: string[] } {
	for (const size of TITLE_SIZES) {
		const width = (WIDTH - 2 * MARGIN) / size;
		const lines = wrap(title.split(' '), width, measure);
		const last = FIRST_BASELINE + (lines.length - 1) * size * LINE_HEIGHT;
		if (last <= LAST_BASELINE && lines.every((line) => measure(line) <= width))
			return { size, lines };
	}
	throw new RangeError(`the title is too long for a picture: ${title}`);
}

/** Words in lines of this width; a longer word has a line for itself. */
function wrap(words: readonly string[], width: number, measure: Measure): string[] {
	const lines: string[] = [];
	for (const word of words) {
		const longer = `${lines.at(-1)} ${word}`;
		if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}

const textAt = (y: number, size: number, fill: string, weight: number, text: string) =>
	`<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(text)}</text>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as it stands in SVG. */
export const escapeXml = (text: string) => text.replace(/[&<>]/g, (symbol) => ENTITIES[symbol]!);
