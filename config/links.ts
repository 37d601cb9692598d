import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../src/lib/facts/nearest.ts';
import { attributeValue } from './attribute.ts';
import { base, pathOf, under } from './site.ts';

/** Stands for the site, whose own address says nothing of its links. */
const SITE = 'https://site.invalid';

/**
 * Follows every link in the content of the built pages, whoever wrote it: author, component or plugin.
 *
 * @param dist - the folder of the built site
 * @param pages - the HTML of its pages by their files
 * @throws {Error} naming, of every link that leads to no page, file or section, its page and what comes near
 */
export function checkLinks(dist: string, pages: ReadonlyMap<string, string>): void {
	const sections = new Map([...pages].map(([file, html]) => [addressOf(file), idsIn(html)]));
	const files = new Set<string>();
	const isFile = (address: string) => {
		if (files.has(address)) return true;
		const file = path.join(dist, decodeURIComponent(address.slice(base.length)));
		const found = address.startsWith(base) && existsSync(file) && statSync(file).isFile();
		if (found) files.add(address);
		return found;
	};
	const problemOf = (link: string, page: string): string | undefined => {
		if (!isAddress(link)) return `${link} is no valid address (a percent sign is written %25)`;
		const { origin, pathname, hash } = new URL(link, SITE + page);
		if (origin !== SITE) return undefined;
		const ids = sections.get(pathname);
		if (ids === undefined)
			return isFile(pathname)
				? undefined
				: `${link} leads nowhere; nearest: ${nearest(pathname, [...sections.keys()]).join(', ')}`;
		const id = decodeURIComponent(hash.slice(1));
		return id === '' || ids.has(id)
			? undefined
			: `${link} leads to no section of the page; nearest: ${nearest(id, [...ids])
					.map((near) => `#${near}`)
					.join(', ')}`;
	};
	const problems = [...pages].flatMap(([file, html]) =>
		linksIn(html).flatMap((link) => {
			const problem = problemOf(link, addressOf(file));
			return problem === undefined ? [] : `${sourceOf(file)}: ${problem}`;
		}),
	);
	if (problems.length > 0) throw new Error(`dead links\n${problems.join('\n')}`);
}

/** Whether a browser could follow a link. */
function isAddress(link: string): boolean {
	try {
		decodeURIComponent(link);
	} catch {
		return false;
	}
	return URL.canParse(link, SITE);
}

const addressOf = (file: string) => under(pathOf(file));

const idsIn = (html: string) =>
	new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => attributeValue(id!)));

/** Where the links of a page’s content lead; its frame is Starlight’s, which knows the pages itself. */
const linksIn = (html: string) =>
	[
		...html
			.slice(html.indexOf('<main'), html.indexOf('</main>'))
			.matchAll(/<a\s[^>]*?href="([^"]*)"/g),
	].map(([, link]) => attributeValue(link!));

/** The file that an author would open to mend a page, or the page where a program made it. */
function sourceOf(file: string): string {
	const page = file.replace(/[\\/]?index\.html$/, '');
	const sources = [`${page}.mdx`, path.join(page, 'index.mdx')].map((name) =>
		path.join('src/content/docs', name),
	);
	return sources.find((source) => existsSync(source)) ?? addressOf(file);
}
