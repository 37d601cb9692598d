import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ASSETS, writeAsset } from './assets.ts';
import { keep, keyOf, kept } from './cache.ts';
import { inOrder } from './in-order.ts';
import { base, EMBED } from './site.ts';

/** A link to a style sheet that a page waits for, or to one that only a printer asks for. */
const LINK = /<link rel="stylesheet" href="([^"]+)"( media="print")?>/g;

/** A page with the style sheet of its kind in place of those that the build linked. */
export type Restyle = (file: string, html: string) => string;

/**
 * Makes one style sheet for all pages of a kind, and one for their printers, out of those that the build made by
 * component, without what no page of the kind and no script names: a page waits for one file, and the next page has it
 * already. Most of Starlight’s components are not used here.
 *
 * @param dist - the folder of the built site; its sheets are replaced
 * @param pages - the HTML of its pages by their files, which are left to the caller
 */
export async function writeStyleSheets(
	dist: string,
	pages: ReadonlyMap<string, string>,
): Promise<Restyle> {
	const read = (file: string) => readFileSync(path.join(dist, file), 'utf8');
	const fileOf = (href: string) => href.slice(base.length);
	const scripts = readdirSync(path.join(dist, ASSETS)).filter((file) => file.endsWith('.js'));
	const inScripts = wordsIn(scripts.map((file) => read(`${ASSETS}/${file}`)));
	const linked = new Map([...pages].map(([file, html]) => [file, sheetsOf(file, html)]));
	const hrefs = new Map<string, string>();
	const joined = new Set<string>();
	for (const [kind, ofKind] of Map.groupBy(linked, ([, { kind }]) => kind)) {
		const words = inScripts.union(wordsIn(tagsIn(ofKind.map(([file]) => pages.get(file)!))));
		const sheets = media.map((medium) => inOrder(ofKind.map(([, page]) => page[medium])));
		const rules = sheets.map((ofMedium) => ofMedium.map((href) => read(fileOf(href))).join('\n'));
		const variables = rules.map(variablesIn);
		for (const [index, medium] of media.entries()) {
			// Custom properties of one sheet are read in the other.
			const css = await used(rules[index]!, words, variables.toSpliced(index, 1).flat());
			if (css === '') continue;
			const name = nameOf(kind, medium);
			hrefs.set(name, writeAsset(dist, `${name}.css`, css));
		}
		for (const href of sheets.flat()) joined.add(href);
	}
	for (const href of joined) rmSync(path.join(dist, fileOf(href)));

	return (file, html) => {
		const { kind, screen, print } = linked.get(file)!;
		return html.replace(LINK, (link, href: string, isPrint?: string) => {
			// Rules for print have to come after those of the page.
			if (href !== (isPrint ? print.at(-1) : screen[0])) return '';
			return link.replace(href, hrefs.get(nameOf(kind, isPrint ? 'print' : 'screen'))!);
		});
	};
}

const media = ['screen', 'print'] as const;
type Medium = (typeof media)[number];

const nameOf = (kind: Kind, medium: Medium) => (medium === 'print' ? `${kind}-print` : kind);

/** The kind of a page, and the sheets that it links. */
function sheetsOf(file: string, html: string): { kind: Kind } & Record<Medium, string[]> {
	const { screen = [], print = [] } = Object.groupBy(html.matchAll(LINK), ([, , isPrint]) =>
		isPrint ? 'print' : 'screen',
	);
	const hrefsOf = (links: readonly RegExpExecArray[]) => links.map(([, href]) => href!);
	return { kind: kindOf(file, html), screen: hrefsOf(screen), print: hrefsOf(print) };
}

/** What of a style sheet has only names of these. */
async function used(
	rules: string,
	words: ReadonlySet<string>,
	variables: string[],
): Promise<string> {
	const inRules = namesIn(rules);
	// `[class*='fill-']` asks for names that have this somewhere.
	const parts = [...rules.matchAll(/[*^$]=["']?([\w:-]+)/g)].map(([, part]) => part!);
	const names = [...words].filter(
		(word) => inRules.has(word) || parts.some((part) => word.includes(part)),
	);
	const key = keyOf(rules, ...names.toSorted(), ...variables);
	const known = kept<string>('style-sheets', key);
	if (known !== undefined) return known;
	const { PurgeCSS } = await import('purgecss');
	const [purged] = await new PurgeCSS().purge({
		content: [{ raw: '', extension: 'html' }],
		css: [{ raw: rules }],
		variables: true,
		safelist: { variables },
		extractors: [{ extensions: ['html'], extractor: () => names }],
	});
	keep('style-sheets', key, purged!.css);
	return purged!.css;
}

/** The tags and the scripts of pages, each once: their prose names no class. */
function tagsIn(htmls: readonly string[]): Set<string> {
	const tags = new Set<string>();
	for (const html of htmls)
		for (const tag of html.match(/<script\b[^>]*>[^]*?<\/script>|<[a-z](?:[^">]|"[^"]*")*>/g) ?? [])
			tags.add(tag);
	return tags;
}

/** Whatever may be the name of a class, an element or an attribute; Starlight’s have colons in them: md:sl-flex. */
function wordsIn(texts: Iterable<string>): Set<string> {
	const words = new Set<string>();
	for (const text of texts) for (const word of text.match(/[\w:-]+/g) ?? []) words.add(word);
	return words;
}

/** The same of a style sheet, in which a colon may also begin a state: `md\:sl-flex:hover`. */
function namesIn(rules: string): Set<string> {
	const names = new Set<string>();
	for (const word of wordsIn([rules.replaceAll('\\', '')])) {
		const parts = word.split(':');
		parts.forEach((_, index) => names.add(parts.slice(0, index + 1).join(':')));
	}
	return names;
}

/** Names of the custom properties that a style sheet reads. */
const variablesIn = (css: string) => [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!);

/** Pages of a kind share their style sheet. */
type Kind = 'embed' | 'lab' | 'page';

function kindOf(file: string, html: string): Kind {
	if (file.startsWith(`${EMBED}${path.sep}`)) return 'embed';
	return html.includes('<astro-island') ? 'lab' : 'page';
}
