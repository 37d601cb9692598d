import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ASSETS, writeAsset } from './assets.ts';
import { inOrder } from './in-order.ts';
import { base } from './site.ts';

/** A link to the script of a component. */
const LINK = /<script type="module" src="([^"]+)"><\/script>/g;

/** A static import of one script by another. */
const IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;

/** Loads what makes islands live. */
const LOAD_ISLANDS = fileURLToPath(
	new URL('../src/components/ui/load-islands.ts', import.meta.url),
);

/** Part of the pages that a script has to stand on to be joined: all pages then load it. */
const MOST = 0.5;

/** What Astro writes into a page before its first island: a style, the directives that it uses, and the element. */
const ISLANDS =
	/<style>(astro-island[^<]*<\/style>)((?:<script>[^]*?<\/script>)+)(?=<astro-island)/;

/** A page that links files in place of the scripts that were joined and those that stood in it. */
export type Rescript = (html: string) => string;

/**
 * Joins the small scripts of components that stand on most pages into one: a page asks for one file in place of nine,
 * and the next page has it already. A script of few pages stays by itself. What makes islands live, which Astro writes
 * into each page that has one, becomes a file too, which is loaded when the page is painted; pages to embed link it.
 *
 * @param dist - the folder of the built site; scripts that were joined are removed
 * @param pages - the HTML of its pages by their files, which are left to the caller
 */
export async function writePageScript(
	dist: string,
	pages: ReadonlyMap<string, string>,
): Promise<Rescript> {
	const folder = path.join(dist, ASSETS);
	const address = `${base}${ASSETS}/`;
	const lists = [...pages.values()].map((html) =>
		[...html.matchAll(LINK)].map(([, src]) => src!.slice(address.length)),
	);
	const isOnMost = (script: string) =>
		lists.filter((list) => list.includes(script)).length > MOST * lists.length;
	const joined = inOrder(lists).filter(isOnMost);

	const others = readdirSync(folder).filter(
		(file) => file.endsWith('.js') && !joined.includes(file),
	);
	const isShared = new Set(
		others.flatMap((file) =>
			[...readFileSync(path.join(folder, file), 'utf8').matchAll(IMPORT)].map(([, name]) => name!),
		),
	);
	const entry = path.join(folder, 'page.js');
	const sources = [...joined.map((script) => `./${script}`), LOAD_ISLANDS];
	writeFileSync(entry, sources.map((source) => `import ${JSON.stringify(source)};`).join('\n'));
	const bundle = await rolldown({
		input: entry,
		// What a script loads only when asked stays by itself, and so does what other scripts load too.
		external: (id, _, isResolved) =>
			!isResolved && (id.startsWith(address) || isShared.has(path.basename(id))),
	});
	const { output } = await bundle.generate({ format: 'esm', minify: true });
	await bundle.close();
	const { code, moduleIds } = output[0];
	for (const id of moduleIds) if (path.dirname(id) === path.dirname(entry)) rmSync(id);
	const page = writeAsset(dist, 'page.js', code);

	const islands = new Map<string, string>();
	for (const html of pages.values()) {
		const [, , scripts] = ISLANDS.exec(html) ?? [];
		if (scripts !== undefined && !islands.has(scripts))
			islands.set(scripts, writeAsset(dist, 'island.js', scripts.replaceAll(/<\/?script>/g, '')));
	}

	return (html) => {
		let isLinked = false;
		return html
			.replace(LINK, (link, src: string) => {
				if (!joined.includes(src.slice(address.length))) return link;
				if (isLinked) return '';
				isLinked = true;
				return link.replace(src, page);
			})
			.replace(ISLANDS, (_, style: string, scripts: string) => {
				const island = islands.get(scripts)!;
				return isLinked
					? `<style data-islands="${island}">${style}`
					: `<style>${style}<script type="module" src="${island}"></script>`;
			});
	};
}
