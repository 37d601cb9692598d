import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PurgeCSS } from 'purgecss';
import { base, EMBED } from './site.ts';

/** A link to a style sheet that a page waits for; the one for print is another. */
const LINK = /<link rel="stylesheet" href="([^"]+)">/g;

/** A page with the style sheet of its kind in place of those that the build linked. */
export type Restyle = (file: string, html: string) => string;

/**
 * Makes one style sheet for all pages of a kind out of those that the build made by component, without what no page
 * of the kind and no script names: a page waits for one file, and the next page has it already. Most of Starlight’s
 * components are not used here.
 *
 * @param dist - the folder of the built site; its sheets are replaced
 * @param pages - the HTML of its pages by their files, which are left to the caller
 */
export async function writeStyleSheets(
	dist: string,
	pages: ReadonlyMap<string, string>,
): Promise<Restyle> {
	const built = (readdirSync(dist, { recursive: true }) as string[]).toSorted();
	const ending = (end: string) => built.filter((file) => file.endsWith(end));
	const read = (file: string) => readFileSync(path.join(dist, file), 'utf8');
	const write = (file: string, text: string) => writeFileSync(path.join(dist, file), text);
	const fileOf = (href: string) => href.slice(base.length);
	const sheetsOf = (html: string) => [...html.matchAll(LINK)].map(([, href]) => href!);

	const inScripts = wordsIn(ending('.js').map(read));
	const kinds = [...Map.groupBy(pages, ([file, html]) => kindOf(file, html))].map(
		([kind, ofKind]) => {
			const htmls = ofKind.map(([, html]) => html);
			return {
				kind,
				sheets: inOrder(htmls.map(sheetsOf)),
				words: new Set([...inScripts, ...wordsIn(htmls)]),
			};
		},
	);
	const joined = new Set(kinds.flatMap(({ sheets }) => sheets).map(fileOf));
	const apart = ending('.css').filter((file) => !joined.has(file));
	const everywhere = new Set(kinds.flatMap(({ words }) => [...words]));
	const readJoined = [...joined].flatMap((file) => variablesIn(read(file)));
	for (const file of apart) write(file, await used(read(file), everywhere, readJoined));
	const readApart = apart.flatMap((file) => variablesIn(read(file)));

	const hrefs = new Map<Kind, string>();
	for (const { kind, sheets, words } of kinds) {
		const css = await used(sheets.map((href) => read(fileOf(href))).join('\n'), words, readApart);
		const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
		const href = `${base}_astro/${kind}.${hash}.css`;
		write(fileOf(href), css);
		hrefs.set(kind, href);
	}
	for (const file of joined) rmSync(path.join(dist, file));

	return (file, html) => {
		const [first] = sheetsOf(html);
		const own = hrefs.get(kindOf(file, html))!;
		return html.replace(LINK, (link, href) => (href === first ? link.replace(href, own) : ''));
	};
}

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
function wordsIn(texts: readonly string[]): Set<string> {
	const words = new Set<string>();
	for (const text of texts) for (const word of text.match(/[\w:-]+/g) ?? []) words.add(word);
	return words;
}

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
