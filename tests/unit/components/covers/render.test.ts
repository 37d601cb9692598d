import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawCover, fit, WIDTH } from '~/components/covers/draw';
import { cacheKey, renderCover } from '~/components/covers/render';

/** A font whose letters are all half as wide as high. */
const measure = (text: string) => text.length / 2;

describe('a title in lines', () => {
	test('stands in one where it fits, in the largest size', () => {
		expect(fit('Lambda limits', measure)).toEqual({ size: 88, lines: ['Lambda limits'] });
	});

	test('keeps every word in its order, within the sheet, clear of what stands below', () => {
		const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 9 });
		fc.assert(
			fc.property(words, (each) => {
				const { size, lines } = fit(each.join(' '), measure);
				expect(lines.join(' ')).toBe(each.join(' '));
				for (const line of lines) expect(measure(line) * size).toBeLessThan(WIDTH - 150);
				// The name’s letters begin at 528 - 34; a letter reaches a quarter of its size below its line.
				expect(250 + (lines.length - 1) * size * 1.15 + size / 4).toBeLessThan(528 - 34);
			}),
		);
	});

	test('that fits nowhere is named', () => {
		expect(() => fit('x'.repeat(200), measure)).toThrow('too long for a picture: xxx');
	});
});

test('a title is text, whatever it holds', () => {
	const svg = drawCover({ title: 'R&D <b>', section: undefined }, measure);
	expect(svg).toContain('>R&amp;D &lt;b&gt;</text>');
});

describe('a picture', () => {
	let cache: string;
	beforeAll(async () => {
		cache = await mkdtemp(path.join(tmpdir(), 'covers-'));
	});
	afterAll(() => rm(cache, { recursive: true }));
	const text = { title: 'Lambda limits', section: 'Lambda' };

	test('is a PNG of 1200 by 630 with something on it', async () => {
		const picture = Buffer.from(await renderCover(text, cache));
		// Signature, then width and height of the header (https://www.w3.org/TR/png-3/#11IHDR).
		expect(picture.subarray(1, 4).toString()).toBe('PNG');
		expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
		const empty = await renderCover({ title: '', section: undefined }, cache);
		expect(picture.length).toBeGreaterThan(empty.length + 2000);
	});

	test('comes from the cache the second time, byte by byte', async () => {
		const first = await renderCover(text, cache);
		const [file] = (await readdir(cache)).filter((name) => name.startsWith(cacheKey(text)));
		const { mtimeMs } = await stat(path.join(cache, file!));
		expect(Buffer.from(await renderCover(text, cache)).equals(Buffer.from(first))).toBe(true);
		expect((await stat(path.join(cache, file!))).mtimeMs).toBe(mtimeMs);
		expect(cacheKey({ ...text, section: undefined })).not.toBe(cacheKey(text));
	});
});
