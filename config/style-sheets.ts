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
	kind: Kind;
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
			const scripts = new Set(ending('.js').flatMap((file) => wordsOf(read(file))));

			const pages = ending('.html').map((file): Page => {
				const html = read(file);
				const sheets = [...html.matchAll(LINK)].map(([, href]) => href!);
				return { file, kind: kindOf(file, html), sheets };
			});
			const joined = new Set(pages.flatMap(({ sheets }) => sheets).map(fileOf));
			const apart = ending('.css').filter((file) => !joined.has(file));
			const kinds = [...Map.groupBy(pages, ({ kind }) => kind)].map(([kind, ofKind]) => ({
				kind,
				ofKind,
				words: new Set([...scripts, ...ofKind.flatMap(({ file }) => wordsOf(read(file)))]),
			}));
			const everywhere = new Set(kinds.flatMap(({ words }) => [...words]));
			const readJoined = [...joined].flatMap((file) => variablesIn(read(file)));
			for (const file of apart) write(file, await used(read(file), everywhere, readJoined));
			const readApart = apart.flatMap((file) => variablesIn(read(file)));

			for (const { kind, ofKind, words } of kinds) {
				const rules = inOrder(ofKind.map(({ sheets }) => sheets))
					.map((href) => read(fileOf(href)))
					.join('\n');
				const css = await used(rules, words, readApart);
				const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
				const href = `${base}_astro/${kind}.${hash}.css`;
				write(fileOf(href), css);
				for (const { file, sheets } of ofKind)
					write(
						file,
						read(file).replace(LINK, (link, old) =>
							old === sheets[0] ? link.replace(old, href) : '',
						),
					);
				logger.info(
					`${kind}: ${Math.round(css.length / 1024)} of ${Math.round(rules.length / 1024)} kB of rules, ${ofKind.length} pages`,
				);
			}
			for (const file of joined) rmSync(path.join(dist, file));
		},
	},
};

/** What of a style sheet has only names of these. */
async function used(
	rules: string,
	words: ReadonlySet<string>,
	variables: string[],
): Promise<string> {
	const [purged] = await new PurgeCSS().purge({
		content: [{ raw: '', extension: 'html' }],
		css: [{ raw: rules }],
		variables: true,
		safelist: { variables },
		extractors: [{ extensions: ['html'], extractor: () => [...words] }],
	});
	return purged!.css;
}

/** Whatever may be the name of a class, an element or an attribute; Starlight’s have colons in them: md:sl-flex. */
const wordsOf = (text: string): string[] => [...new Set(text.match(/[\w:-]+/g))];

/** Names of the custom properties that a style sheet reads. */
const variablesIn = (css: string) => [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!);

/** Pages of a kind share their style sheet. */
type Kind = 'embed' | 'lab' | 'page';

function kindOf(file: string, html: string): Kind {
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
