import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PurgeCSS } from 'purgecss';
import { base, EMBED } from './site.ts';

/** A link to a style sheet that a page waits for; the one for print is another. */
const LINK = /<link rel="stylesheet" href="([^"]+)">/g;

interface Page {
	file: string;
	html: string;
	/** Addresses of its style sheets, in their order. */
	sheets: string[];
}

/**
 * Makes one style sheet for all pages of a kind out of those that the build made by component, without what no page
 * of the kind and no script names: a page waits for one file, and the next page has it already. Most of Starlight’s
 * components are not used here.
 */
export const styleSheets: AstroIntegration = {
	name: 'style-sheets',
	hooks: {
		async 'astro:build:done'({ dir, logger }) {
			const dist = fileURLToPath(dir);
			const built = (readdirSync(dist, { recursive: true }) as string[]).toSorted();
			const ending = (end: string) => built.filter((file) => file.endsWith(end));
			const read = (file: string) => readFileSync(path.join(dist, file), 'utf8');
			const write = (file: string, text: string) => writeFileSync(path.join(dist, file), text);
			const fileOf = (href: string) => href.slice(base.length);
			const used = usedOf(ending('.js').map(read));

			const pages = ending('.html').map((file): Page => {
				const html = read(file);
				return { file, html, sheets: [...html.matchAll(LINK)].map(([, href]) => href!) };
			});
			const joined = new Set(pages.flatMap(({ sheets }) => sheets).map(fileOf));
			const apart = ending('.css').filter((file) => !joined.has(file));
			const readJoined = [...joined].flatMap((file) => variablesIn(read(file)));
			for (const file of apart) write(file, await used(read(file), pages, readJoined));
			const readApart = apart.flatMap((file) => variablesIn(read(file)));

			for (const [kind, ofKind] of Map.groupBy(pages, kindOf)) {
				const rules = inOrder(ofKind.map(({ sheets }) => sheets))
					.map((href) => read(fileOf(href)))
					.join('\n');
				const css = await used(rules, ofKind, readApart);
				const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
				const href = `${base}_astro/${kind}.${hash}.css`;
				write(fileOf(href), css);
				for (const { file, html, sheets } of ofKind)
					write(
						file,
						html.replace(LINK, (link, old) => (old === sheets[0] ? link.replace(old, href) : '')),
					);
				logger.info(
					`${kind}: ${Math.round(css.length / 1024)} of ${Math.round(rules.length / 1024)} kB of rules, ${ofKind.length} pages`,
				);
			}
			for (const file of joined) rmSync(path.join(dist, file));
		},
	},
};

/** Takes out of a style sheet what neither these scripts nor the pages it is for name. */
const usedOf =
	(scripts: readonly string[]) =>
	async (rules: string, pages: readonly Page[], variables: string[]): Promise<string> => {
		const [purged] = await new PurgeCSS().purge({
			content: [
				...scripts.map((raw) => ({ raw, extension: 'js' })),
				...pages.map(({ html }) => ({ raw: html, extension: 'html' })),
			],
			css: [{ raw: rules }],
			variables: true,
			safelist: { variables },
			// Starlight’s class names have colons in them: md:sl-flex.
			defaultExtractor: (text) => text.match(/[\w:-]+/g) ?? [],
		});
		return purged!.css;
	};

/** Names of the custom properties that a style sheet reads. */
const variablesIn = (css: string) => [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!);

/** Pages of a kind share their style sheet. */
function kindOf({ file, html }: Page): 'embed' | 'lab' | 'page' {
	if (file.startsWith(`${EMBED}${path.sep}`)) return 'embed';
	return html.includes('<astro-island') ? 'lab' : 'page';
}

/** All entries of the lists, each before those that it stands before in its list. */
function inOrder(lists: readonly (readonly string[])[]): string[] {
	const merged: string[] = [];
	for (const list of lists) {
		let next = merged.length;
		for (const entry of list.toReversed()) {
			const known = merged.indexOf(entry);
			if (known >= 0) next = known;
			else merged.splice(next, 0, entry);
		}
	}
	return merged;
}
