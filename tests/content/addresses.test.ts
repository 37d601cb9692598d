import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attribute, builtPages, elements, hasClass, type BuiltPage } from './built.ts';

const root = 'https://notes.example/notes';
const repository = 'https://github.com/example/notes';

const linkIn = (
	{ document }: BuiltPage,
	isWanted: (attributes: Record<string, string>) => boolean,
) => {
	const found = [...elements(document)].find(({ attrs }) =>
		isWanted(Object.fromEntries(attrs.map(({ name, value }) => [name, value]))),
	);
	return found && attribute(found, 'href');
};
const canonicalOf = (page: BuiltPage) => linkIn(page, ({ rel }) => rel === 'canonical');
const editLinkOf = (page: BuiltPage) =>
	linkIn(page, ({ href }) => href?.startsWith(`${repository}/edit/`) ?? false);
const reportOf = (page: BuiltPage) =>
	[...elements(page.document)]
		.filter((element) => hasClass(element, 'report'))
		.map((element) => attribute(element, 'href'))[0];

describe('where the addresses of site and repository are set', () => {
	const pages = builtPages('.cache/dist-base').filter(({ path }) => path !== '/404.html');

	test('every page names its own address, and a page to be framed that of its lab', () => {
		for (const page of pages)
			expect(canonicalOf(page), page.path).toBe(root + page.path.replace('/embed/', '/labs/'));
	});

	test('the sitemap has every page but the one that searches and those to be framed', () => {
		const index = readFileSync('.cache/dist-base/sitemap-index.xml', 'utf8');
		expect(index).toContain(`<loc>${root}/sitemap-0.xml</loc>`);
		const listed = [
			...readFileSync('.cache/dist-base/sitemap-0.xml', 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g),
		].map(([, address]) => address);
		expect(listed.toSorted()).toEqual(
			pages
				.map(({ path }) => path)
				.filter((path) => path !== '/search/' && !path.startsWith('/embed/'))
				.map((path) => root + path)
				.toSorted(),
		);
	});

	test('“Edit this page” leads to the page’s own file', () => {
		const edited = pages.flatMap((page) => editLinkOf(page) ?? []);
		const sources = (readdirSync('src/content/docs', { recursive: true }) as string[])
			.filter((file) => file.endsWith('.mdx'))
			.map((file) => `${repository}/edit/main/src/content/docs/${file}`);
		expect(edited.toSorted()).toEqual(sources.toSorted());
		for (const page of pages) {
			const file = editLinkOf(page)?.slice(`${repository}/edit/main/`.length);
			if (file === undefined) continue;
			expect(existsSync(file), file).toBe(true);
			expect(`${page.path}index.mdx`, file).toContain(
				file.replace('src/content/docs', '').replace(/(\/index)?\.mdx$/, ''),
			);
		}
	});

	test('“Report an error” has page and build filled in', () => {
		for (const page of pages.filter(({ path }) => !path.startsWith('/embed/'))) {
			const report = new URL(reportOf(page)!);
			expect(report.origin + report.pathname, page.path).toBe(`${repository}/issues/new`);
			expect(report.searchParams.get('title'), page.path).toBe(`Error on ${page.path}`);
			expect(report.searchParams.get('body'), page.path).toMatch(
				`Page: ${root}${page.path}\nBuild: 1a2b3c4\n`,
			);
		}
	});
});

test('where they are not, nothing is invented', () => {
	for (const page of builtPages()) {
		expect([canonicalOf(page), editLinkOf(page), reportOf(page)], page.path).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	}
	expect(readdirSync('dist').filter((file) => file.startsWith('sitemap'))).toEqual([]);
});

test('what is for programs is not copied to readers’ devices', () => {
	for (const folder of ['dist', '.cache/dist-base'])
		expect(readFileSync(`${folder}/sw.js`, 'utf8')).not.toMatch(
			/"[^"]*(\.md|llms\.txt|facts[^"]*\.json)"/,
		);
});
