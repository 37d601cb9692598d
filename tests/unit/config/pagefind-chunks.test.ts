import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { close, createIndex, type IndexFile } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inSmallChunks } from '../../../config/pagefind-chunks.ts';

const PAGES = 30;
const WORDS_ON_PAGE = 400;

/** Different words, of which each page has a stretch of its own and all have “common”. */
const textOf = (page: number) =>
	Array.from(
		{ length: WORDS_ON_PAGE },
		(_, index) => `w${(page * 97 + index) % 1000}x common`,
	).join(' ');

/** What a file says behind Pagefind’s mark of twelve bytes. */
const decoded = ({ content }: IndexFile) => decode(gunzipSync(content).subarray(12)) as unknown[];

const chunksIn = (files: readonly IndexFile[]) =>
	files
		.filter(({ path }) => path.endsWith('.pf_index'))
		.map((file) => ({ path: file.path, words: decoded(file)[0] as [string, unknown][] }));

const metaIn = (files: readonly IndexFile[]) =>
	decoded(files.find(({ path }) => path.endsWith('.pf_meta'))!);

let before: IndexFile[];
let after: IndexFile[];

beforeAll(async () => {
	const { index } = await createIndex({});
	for (let page = 0; page < PAGES; page++)
		await index!.addCustomRecord({ url: `/${page}/`, content: textOf(page), language: 'en' });
	before = (await index!.getFiles()).files;
	after = inSmallChunks(before);
});

afterAll(() => close());

describe('an index in small chunks', () => {
	test('has the same entry for each word', () => {
		const entries = (files: readonly IndexFile[]) =>
			new Map(chunksIn(files).flatMap(({ words }) => words.map((word) => [word[0], word])));
		expect(entries(before).size).toBeGreaterThan(1000);
		expect(entries(after)).toEqual(entries(before));
	});

	test('is cut far finer than Pagefind cuts it', () => {
		expect(chunksIn(after).length).toBeGreaterThan(5 * chunksIn(before).length);
	});

	test('lists each chunk with its first and last word, in order and without overlap', () => {
		const listed = metaIn(after)[2] as [string, string, string][];
		expect(listed).toEqual(
			chunksIn(after).map(({ path, words }) => [
				words[0]![0],
				words.at(-1)![0],
				path.slice('index/'.length, -'.pf_index'.length),
			]),
		);
		const ends = listed.flatMap(([from, to]) => [from, to]);
		expect(ends).toEqual([...ends].sort());
	});

	test('keeps everything else that Pagefind wrote', () => {
		const [version, pages, , ...more] = metaIn(before);
		const [versionAfter, pagesAfter, , ...moreAfter] = metaIn(after);
		expect([versionAfter, pagesAfter, moreAfter]).toEqual([version, pages, more]);
		const others = (files: readonly IndexFile[]) =>
			files.map(({ path }) => path).filter((path) => !path.endsWith('.pf_index'));
		expect(others(after)).toEqual(others(before));
	});
});
