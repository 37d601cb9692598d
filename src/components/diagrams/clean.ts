/** An SVG that takes its look from diagrams.css alone. */
export interface CleanSvg {
	/** The drawing's elements, to stand inside an `<svg>` of the page. */
	content: string;
	viewBox: string;
	/** Natural size, CSS pixels. */
	width: number;
	height: number;
}

/**
 * D2's SVG without styles, colours, fonts and white background, which a strict policy would block and
 * a theme could not change. D2's classes stay; ids are prefixed, so that several stand on one page.
 *
 * @param svg - what D2 rendered
 * @param name - the diagram's name, which is the prefix
 * @throws {Error} where the text is not D2's SVG
 */
export function cleanSvg(svg: string, name: string): CleanSvg {
	const root =
		/<svg class="d2-[^>]*viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)">([\s\S]*)<\/svg><\/svg>/.exec(
			svg,
		);
	if (!root) throw new Error(`${name}: D2 rendered no SVG of the expected form`);
	const [, x, y, width, height, inner] = root;
	const ids = new Map<string, string>();
	const idOf = (id: string) => {
		if (!ids.has(id)) ids.set(id, `${name}-${ids.size}`);
		return ids.get(id)!;
	};
	const content = inner!
		.replace(/<style[\s\S]*?<\/style>/g, '')
		// The icon that D2 lays over the corner of a linked shape; links are underlined instead.
		.replace(/<g [^>]*class="appendix-icon"[^>]*><svg[\s\S]*?<\/svg>\s*<\/g>/g, '')
		.replace(/<g class="[^"]*" style='opacity:0(?:\.0+)?'>[\s\S]*?<\/g><\/g>/g, '')
		.replace(/^<rect [^>]*fill-N7[^>]*\/>/, '')
		.replace(/<g class="[A-Za-z0-9+/=]{4,}(?: ([^"]*))?"/g, (_, kinds: string | undefined) =>
			kinds ? `<g class="${kinds}"` : '<g',
		)
		.replace(/ style="([^"]*)"/g, (_, style: string) => attributes(style))
		.replace(/ (fill|stroke|color)="(?!none|url|white|black)[^"]*"/g, '')
		.replace(/ (xmlns(:\w+)?|xlink:href)="[^"]*"/g, '')
		.replace(/ (id)="([^"]+)"/g, (_, key: string, id: string) => ` ${key}="${idOf(id)}"`)
		.replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${idOf(id)})`)
		// Coordinates keep one decimal; numbers in labels keep what they have.
		.replace(/="[^"]*"/g, (value) =>
			value.replace(/(-?\d+\.\d)\d+/g, '$1').replace(/(\d)\.0(?!\d)/g, '$1'),
		)
		.replace(/class=" +/g, 'class="');
	return {
		content,
		viewBox: `${x} ${y} ${width} ${height}`,
		width: Number(width),
		height: Number(height),
	};
}

/** A drawing’s internal links under the deployment’s base path; the cached drawing has none, so that it serves any. */
export function withBase(content: string, base: string): string {
	return content.replaceAll('<a href="/', `<a href="${base.replace(/\/$/, '')}/`);
}

const kept = ['text-anchor', 'font-size', 'stroke-width', 'stroke-dasharray'];

/** The declarations that are not colours or fonts, as attributes. */
function attributes(style: string): string {
	return style
		.split(';')
		.map((declaration) => declaration.split(':').map((part) => part.trim()))
		.filter(([property]) => kept.includes(property ?? ''))
		.map(([property, value]) => ` ${property}="${value}"`)
		.join('');
}
