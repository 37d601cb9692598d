import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';
import project from '../../../package.json' with { type: 'json' };
import { drawCover, escapeXml, type CoverText } from './draw.ts';
import template from './draw.ts?raw';

const { resolve } = createRequire(import.meta.url);
const TITLE_WEIGHT = 600;
const fontFile = (weight: number) =>
	resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);

let tools: Promise<{ title: ResvgRenderOptions; all: ResvgRenderOptions }> | undefined;

/**
 * A page’s picture as PNG, rendered, or taken from the cache where nothing that it is made of has changed.
 *
 * @throws {RangeError} where the title does not fit
 */
export async function renderCover(
	text: CoverText,
	cache = '.cache/covers',
): Promise<Uint8Array<ArrayBuffer>> {
	const file = path.join(cache, `${cacheKey(text)}.png`);
	const known = await readFile(file).catch(() => undefined);
	if (known !== undefined) return known;
	tools ??= loadTools();
	const { title, all } = await tools;
	const resvg = new Resvg(
		drawCover(text, (words) => widthOf(words, title)),
		all,
	);
	const picture = resvg.render().asPng();
	resvg.free();
	await mkdir(cache, { recursive: true });
	await writeFile(file, picture);
	return new Uint8Array(picture);
}

/** Key of a rendered picture: its text, the template, and the versions of renderer and font. */
export const cacheKey = (text: CoverText): string =>
	createHash('sha256')
		.update(
			JSON.stringify([
				text,
				template,
				project.devDependencies['@resvg/resvg-wasm'],
				project.devDependencies['@fontsource/inter'],
			]),
		)
		.digest('hex');

async function loadTools() {
	await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
	const [regular, bold] = await Promise.all(
		[400, TITLE_WEIGHT].map((weight) => readFile(fontFile(weight))),
	);
	return { title: withFonts(bold!), all: withFonts(regular!, bold!) };
}

const withFonts = (...fontBuffers: Uint8Array[]): ResvgRenderOptions => ({
	font: { fontBuffers, defaultFontFamily: 'Inter' },
});

/** Width of a text at a font size of one pixel; measured at a hundred, because outlines are rounded. */
function widthOf(text: string, options: ResvgRenderOptions): number {
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text font-family="Inter" font-weight="${TITLE_WEIGHT}" font-size="100">${escapeXml(text)}</text></svg>`;
	const resvg = new Resvg(drawing, options);
	const width = resvg.getBBox()?.width ?? 0;
	resvg.free();
	return width / 100;
}
