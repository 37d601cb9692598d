import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withBase } from '~/components/diagrams/clean';
import { cacheKey, renderDiagram } from '~/components/diagrams/render';
import { textOf } from '~/components/diagrams/text';

let folder: string;
let folders: { sources: string; cache: string };
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'diagrams-'));
	folders = { sources: path.join(folder, 'src'), cache: path.join(folder, 'cache') };
	await cp('src/content/diagrams', folders.sources, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

const names = (await readdir('src/content/diagrams'))
	.filter((name) => !name.startsWith('_'))
	.map((name) => name.replace(/\.d2$/, ''));

describe.each(names)('%s', (name) => {
	test('is at most 680 wide, 4 kB, free of styles and colours, and its text is 12 px or more', async () => {
		const { content, width } = await renderDiagram(name, folders);
		expect(width).toBeLessThanOrEqual(680);
		expect(gzipSync(content).length).toBeLessThanOrEqual(4096);
		expect(content).not.toMatch(/<style|style=|#[0-9a-f]{6}|font-family|@import|href="http/i);
		const sizes = [...content.matchAll(/font-size="?(\d+)/g)].map(([, size]) => Number(size));
		expect(sizes.length).toBeGreaterThan(0);
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
		const ids = [...content.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

test('a second rendering comes from the cache; touching the shared kinds renders anew', async () => {
	const name = names[0]!;
	await renderDiagram(name, folders);
	const before = await readdir(folders.cache);
	const times = await Promise.all(
		before.map(async (file) => (await stat(path.join(folders.cache, file))).mtimeMs),
	);
	await renderDiagram(name, folders);
	expect(await readdir(folders.cache)).toEqual(before);
	expect(
		await Promise.all(
			before.map(async (file) => (await stat(path.join(folders.cache, file))).mtimeMs),
		),
	).toEqual(times);

	const kinds = path.join(folders.sources, '_kinds.d2');
	const files = Object.fromEntries(
		await Promise.all(
			['_kinds.d2', ...names.map((each) => `${each}.d2`)].map(async (file) => [
				file,
				await readFile(path.join(folders.sources, file), 'utf8'),
			]),
		),
	);
	const touched = { ...files, '_kinds.d2': `${files['_kinds.d2']}\n# touched\n` };
	for (const each of names)
		expect(cacheKey(`${each}.d2`, touched)).not.toBe(cacheKey(`${each}.d2`, files));
	await writeFile(kinds, touched['_kinds.d2']);
	await renderDiagram(name, folders);
	expect((await readdir(folders.cache)).length).toBe(before.length + 1);
});

test('a broken source names file and line', async () => {
	await writeFile(path.join(folders.sources, 'broken.d2'), 'a -> b\nc: {\n');
	await expect(renderDiagram('broken', folders)).rejects.toThrow(
		/broken\.d2:2:\d+: .*correct the D2 text there/s,
	);
	await rm(path.join(folders.sources, 'broken.d2'));
});

test('an unknown name lists the nearest', async () => {
	await expect(renderDiagram('sns-or-sqss', folders)).rejects.toThrow('nearest: sns-or-sqs');
});

test('the text equivalent says what contains what and what leads where, in the order of the numbers', () => {
	const arrow = { srcArrow: 'none', dstArrow: 'triangle' };
	expect(
		textOf({
			shapes: [
				{ id: 'vpc', label: 'VPC' },
				{ id: 'vpc.row', label: '' },
				{ id: 'vpc.row.nat', label: 'NAT\ngateway' },
				{ id: 'igw', label: 'Internet gateway' },
				{ id: 'fn', label: 'Function' },
			],
			connections: [
				{ src: 'vpc.row.nat', dst: 'igw', label: '2', ...arrow },
				{ src: 'fn', dst: 'vpc.row.nat', label: '1 out', ...arrow },
			],
		}),
	).toEqual({
		parts: [
			{ label: 'VPC', parts: [{ label: 'NAT gateway', parts: [] }] },
			{ label: 'Internet gateway', parts: [] },
			{ label: 'Function', parts: [] },
		],
		steps: ['Function to NAT gateway: 1 out', 'NAT gateway to Internet gateway: 2'],
	});
});

describe('links', () => {
	test('a linked shape is a link, once, without D2’s icon over its corner', async () => {
		await writeFile(
			path.join(folders.sources, 'linked.d2'),
			'...@_kinds\na: Lambda { class: service; link: /lambda/ }\nb: Other { class: service }\na -> b\n',
		);
		const { content } = await renderDiagram('linked', folders);
		expect(content.match(/<a [^>]*>/g)).toEqual(['<a href="/lambda/">']);
		expect(content).not.toMatch(/appendix-icon|xlink/);
	});

	test('take the base path where there is one', () => {
		const content = '<a href="/lambda/"><g/></a><a href="https://x.test/"><g/></a>';
		expect(withBase(content, '/notes/')).toBe(
			'<a href="/notes/lambda/"><g/></a><a href="https://x.test/"><g/></a>',
		);
		expect(withBase(content, '/')).toBe(content);
	});
});
