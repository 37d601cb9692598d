import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { load } from 'js-yaml';
import { attribute, builtPages, elements, hasClass, textOf, type BuiltPage } from './built.ts';

/** Built with SITE and BASE set; `dist` is built without. */
const folder = '.cache/dist-base';
const home = 'https://notes.example/notes/';
const pages = builtPages(folder);
const starlightPages = pages.filter(({ path: page }) => !page.startsWith('/embed/'));
const readers = starlightPages.filter(({ path: page }) => page !== '/404.html');
const meta = (page: BuiltPage, property: string) => {
	const element = [...elements(page.document)].find(
		(each) => (attribute(each, 'property') ?? attribute(each, 'name')) === property,
	);
	return element && attribute(element, 'content');
};
const fileOf = (address: string) => {
	expect(address).toMatch(new RegExp(`^${home}`));
	return path.join(folder, address.slice(home.length));
};

describe('the picture of a page', () => {
	test('is named with its size and words on every page, and is there', () => {
		const pictures = readers.map((page) => {
			const address = meta(page, 'og:image')!;
			const picture = readFileSync(fileOf(address));
			expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], page.path).toEqual([1200, 630]);
			expect(meta(page, 'og:image:width')).toBe('1200');
			expect(meta(page, 'og:image:height')).toBe('630');
			expect(meta(page, 'og:image:alt')).toContain(meta(page, 'og:title'));
			expect(meta(page, 'twitter:card')).toBe('summary_large_image');
			return address;
		});
		// The search page and the lists of facts, which are no files of content, share the home page’s.
		const sharing = readers.filter(({ path: page }) =>
			/^\/(search|reference\/facts\/[\w-]+)\/$/.test(page),
		);
		expect(sharing.length).toBeGreaterThan(1);
		expect(new Set(pictures).size).toBe(readers.length - sharing.length);
		const made = (readdirSync(path.join(folder, 'covers'), { recursive: true }) as string[]).filter(
			(file) => file.endsWith('.png'),
		);
		expect(made.length).toBe(new Set(pictures).size);
	});

	test('is neither made nor named where the address of the site is not known', () => {
		expect(existsSync('dist/covers')).toBe(false);
		expect(readFileSync('dist/lambda/limits/index.html', 'utf8')).not.toContain('og:image');
	});

	test('is no part of the offline copy', () => {
		const worker = readFileSync(path.join(folder, 'sw.js'), 'utf8');
		expect(worker).toContain('404.html');
		expect(worker).not.toMatch(/covers\/|changes\.xml/);
	});
});

describe('the feed of changes', () => {
	const text = () => readFileSync(path.join(folder, 'changes.xml'), 'utf8');
	interface Item {
		title: string;
		link: string;
		guid: { '#text': string };
		pubDate: string;
	}

	test('is well formed and lists every change with an address that leads to it', () => {
		expect(XMLValidator.validate(text())).toBe(true);
		const { channel } = (
			new XMLParser({ ignoreAttributes: false }).parse(text()) as {
				rss: { channel: { item: Item[]; 'atom:link': { '@_href': string } } };
			}
		).rss;
		expect(existsSync(fileOf(channel['atom:link']['@_href']))).toBe(true);
		const listed = load(readFileSync('src/content/changes.yaml', 'utf8')) as {
			id: string;
			says: string;
			date: string;
		}[];
		expect(channel.item.map(({ title }) => title).toSorted()).toEqual(
			listed.map(({ says }) => says).toSorted(),
		);
		for (const { title, link, guid, pubDate } of channel.item) {
			const { id, date } = listed.find(({ says }) => says === title)!;
			expect(guid['#text']).toBe(link);
			expect(link).toBe(`${home}reference/changes/#${id}`);
			expect(new Date(pubDate).toISOString().slice(0, 10)).toBe(date);
			const page = readers.find((each) => each.path === '/reference/changes/')!;
			const ids = [...elements(page.document)].map((each) => attribute(each, 'id'));
			expect(ids).toContain(id);
		}
	});

	test('is named by every page, and there is none where the address of the site is not known', () => {
		for (const page of starlightPages) {
			const link = [...elements(page.document)].find(
				(each) => attribute(each, 'type') === 'application/rss+xml',
			);
			expect(link && attribute(link, 'href'), page.path).toBe('/notes/changes.xml');
		}
		expect(existsSync('dist/changes.xml')).toBe(false);
		expect(readFileSync('dist/reference/changes/index.html', 'utf8')).not.toContain('changes.xml');
	});
});

test('breadcrumbs lead from home over the section’s index to the page, which is the last', () => {
	for (const page of readers.filter(({ path: each }) => each !== '/')) {
		const trail = [...elements(page.document)].find((each) => hasClass(each, 'breadcrumbs'))!;
		expect(attribute(trail, 'aria-label'), page.path).toBe('Breadcrumbs');
		const [, section, name] = page.path.split('/');
		const hasIndex = name !== '' && existsSync(path.join(folder, section!, 'index.html'));
		expect(
			[...elements(trail)].map((each) => attribute(each, 'href')).filter(Boolean),
			page.path,
		).toEqual(hasIndex ? ['/notes/', `/notes/${section}/`] : ['/notes/']);
		const items = [...elements(trail)].filter(({ tagName }) => tagName === 'li');
		const title = [...elements(page.document)].find(({ tagName }) => tagName === 'h1')!;
		expect(attribute(items.at(-1)!, 'aria-current')).toBe('page');
		expect(textOf(items.at(-1)!).trim()).toBe(textOf(title).trim());
	}
});

test('previous and next name the page that they lead to, each differently', () => {
	const names = new Map<string, string>();
	for (const page of readers)
		for (const link of [...elements(page.document)].filter((each) =>
			['prev', 'next'].includes(attribute(each, 'rel') ?? ''),
		)) {
			const title = [...elements(link)].find((each) => hasClass(each, 'link-title'))!;
			names.set(attribute(link, 'href')!, textOf(title));
		}
	expect(names.get('/notes/lambda/')).toBe('Lambda at a glance');
	expect(new Set(names.values()).size).toBe(names.size);
});

test('the page for addresses that lead nowhere is not listed, indexed or given an address', () => {
	const missing = starlightPages.find(({ path: page }) => page === '/404.html')!;
	expect(meta(missing, 'robots')).toBe('noindex');
	expect(missing.html).not.toMatch(/rel="canonical"|og:url|og:image|data-pagefind-body/);
	expect(readFileSync(path.join(folder, 'sitemap-0.xml'), 'utf8')).not.toContain('404');
	expect(readFileSync(path.join(folder, 'search.json'), 'utf8')).not.toContain('404: no page');
});
