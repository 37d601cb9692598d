import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtPages } from './built.ts';

describe.each([
	['dist', '/'],
	['.cache/dist-base', '/notes/'],
] as const)('%s', (folder, base) => {
	const pages = builtPages(folder);
	const scriptsOf = (html: string) =>
		[...html.matchAll(/<script type="module" src="([^"]+)">/g)].map(([, src]) => src!);

	test('every page waits for one style sheet, which pages of its kind share', () => {
		const kinds = new Map<string, Set<string>>();
		for (const { path, html } of pages) {
			const links = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)];
			expect(links.length, path).toBe(1);
			const href = links[0]![1]!;
			expect(existsSync(`${folder}/${href.slice(base.length)}`), `${path}: ${href}`).toBe(true);
			const kind = /\/(\w+)\.\w+\.css$/.exec(href)![1]!;
			kinds.set(kind, (kinds.get(kind) ?? new Set()).add(href));
		}
		expect([...kinds.keys()].toSorted()).toEqual(['embed', 'lab', 'page']);
		for (const [kind, sheets] of kinds) expect(sheets.size, kind).toBe(1);
	});

	test('every page but those to embed has the one script of all pages first, and few have another', () => {
		const whole = pages.filter(({ path }) => !path.startsWith('/embed/'));
		const first = new Set(whole.map(({ html }) => scriptsOf(html)[0]));
		expect([...first]).toEqual([expect.stringMatching(/\/page\.\w+\.js$/)]);
		const others = whole.map(({ html }) =>
			scriptsOf(html).filter((src) => !/\/(page|island)\./.test(src)),
		);
		expect(others.filter((scripts) => scripts.length > 0).length).toBeLessThan(5);
	});

	test('pages with a lab share the script that makes it live; no other page has it', () => {
		const islands = new Set<string>();
		for (const { path, html } of pages) {
			const named = html.match(/"[^"]*\/island\.\w+\.js"/g) ?? [];
			expect(named.length, path).toBe(html.includes('<astro-island') ? 1 : 0);
			for (const script of named) islands.add(script);
		}
		expect(islands.size).toBe(1);
	});

	test('no script and no sheet is left that nothing names', () => {
		const assets = path.join(folder, '_astro');
		// The script of Starlight’s tabs is built whether or not a page has tabs.
		const files = readdirSync(assets).filter((file) => !file.startsWith('Tabs.'));
		const texts = [
			...pages.map(({ html }) => html),
			...files
				.filter((file) => file.endsWith('.js'))
				.map((file) => readFileSync(path.join(assets, file), 'utf8')),
		];
		expect(files.filter((file) => !texts.some((text) => text.includes(file)))).toEqual([]);
	});
});
