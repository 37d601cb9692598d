import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtPages } from './built';

for (const [folder, base] of [
	['dist', '/'],
	['.cache/dist-base', '/notes/'],
] as const)
	test(`every page of ${folder} waits for one style sheet, which pages of its kind share`, () => {
		const kinds = new Map<string, Set<string>>();
		for (const { path, html } of builtPages(folder)) {
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
