import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { FACTS_FILE, FACTS_SCHEMA_FILE } from '../src/lib/facts/address.ts';
import type { Copy } from './markdown-copies.ts';
import { sidebar } from './sidebar.ts';
import { address, LLMS_FILE, OPEN_SEARCH, site, under } from './site.ts';
import { writeFiles } from './write-files.ts';

/** Writes the Markdown copies of pages beside them, and `llms.txt`, which lists them in the order of the menu. */
export async function writeMarkdownCopies(dist: string, copies: readonly Copy[]): Promise<void> {
	await writeFiles(dist, [
		...copies.map(({ file, markdown }) => [file, markdown] as const),
		[LLMS_FILE, llmsOf(copies)],
	]);
}

const addressOf = (file: string) =>
	site.site ? new URL(under(file), site.site).href : under(file);

/**
 * The copies in the groups of the menu. Pages that no group names come last, under the word by which the form says
 * that programs may leave them out.
 */
function llmsOf(copies: readonly Copy[]): string {
	const left = new Map(copies.map((copy) => [copy.page, copy]));
	const take = (page: string) => {
		const copy = left.get(page);
		if (!copy) throw new Error(`the menu names ${page}, which has no Markdown copy`);
		left.delete(page);
		return copy;
	};
	const pageOf = (item: string | { slug: string }) =>
		take(`/${typeof item === 'string' ? item : item.slug}/`);
	const home = left.get('/')!;
	const groups = sidebar.map((group) => {
		const pages = typeof group === 'string' ? [pageOf(group)] : group.items.map(pageOf);
		return [typeof group === 'string' ? pages[0]!.title : group.label, pages] as const;
	});
	return [
		`# ${home.title}\n\n> ${home.description}`,
		`Each page has a copy in Markdown, at its address with “.md” in place of the last slash. Figures of AWS’s have footnotes there, which name the source and the age of the evidence. [All facts](${addressOf(FACTS_FILE)}) are in one JSON file, each with an address to quote; [its schema](${addressOf(FACTS_SCHEMA_FILE)}) says what the keys mean.`,
		...[...groups, ['Optional', [...left.values()]] as const].map(
			([label, pages]) => `## ${label}\n\n${pages.map(entryOf).join('\n')}`,
		),
	]
		.map((block) => `${block}\n`)
		.join('\n');
}

const entryOf = ({ title, file, description }: Copy) =>
	`- [${title}](${addressOf(file)}): ${description}`;

/**
 * Writes how browsers add the search page to their search engines (https://github.com/dewitt/opensearch), where the
 * site’s address is known.
 */
export function writeOpenSearch(dist: string): void {
	if (address) writeFileSync(path.join(dist, OPEN_SEARCH), openSearchOf(address));
}

const openSearchOf = (home: URL) => `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
	<ShortName>Architecture Notes</ShortName>
	<Description>A handbook of AWS solutions architecture in which every figure is checked.</Description>
	<InputEncoding>UTF-8</InputEncoding>
	<Image width="32" height="32" type="image/svg+xml">${new URL('favicon.svg', home).href}</Image>
	<Url type="text/html" template="${new URL('search/', home).href}?q={searchTerms}"/>
</OpenSearchDescription>
`;
