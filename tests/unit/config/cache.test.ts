import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasKept, keep, kept, keptOfEach, keyOf } from '../../../config/cache.ts';

const project = process.cwd();
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cache-'));
	process.chdir(folder);
});

afterEach(() => {
	process.chdir(project);
	rmSync(folder, { recursive: true });
});

/** Whole days before now, as a file’s time. */
const daysAgo = (days: number) => Date.now() / 1000 - days * 24 * 60 * 60;

test('keys differ by what something is made of, and by where one text ends and the next begins', () => {
	const keys = [keyOf('ab'), keyOf('a', 'b'), keyOf('b', 'a'), keyOf('', 'ab'), keyOf()];
	expect(new Set(keys).size).toBe(keys.length);
	expect(keyOf('a', 'b')).toBe(keyOf('a', 'b'));
});

test('what was kept is found again under its kind and key, and nowhere else', () => {
	const made = { words: ['Überlast', '</script>'], count: 2 };
	expect(kept('slips', 'one')).toBeUndefined();
	keep('slips', 'one', made);
	expect(kept('slips', 'one')).toEqual(made);
	expect([hasKept('slips', 'one'), hasKept('slips', 'two'), hasKept('transfers', 'one')]).toEqual([
		true,
		false,
		false,
	]);
});

test('a file that a build was stopped at is not taken for what was kept', () => {
	keep('slips', 'one', ['whole']);
	writeFileSync('.cache/slips/two.json.part', '["ha');
	expect(kept('slips', 'two')).toBeUndefined();
	keep('slips', 'two', ['whole']);
	expect(readdirSync('.cache/slips').toSorted()).toEqual(['one.json', 'two.json']);
});

test('what was kept for a month is forgotten when something new is kept', () => {
	for (const [key, days] of [
		['old', 31],
		['new', 29],
	] as const) {
		keep('transfers', key, days);
		utimesSync(`.cache/transfers/${key}.json`, daysAgo(days), daysAgo(days));
	}
	keep('transfers', 'another', 0);
	expect([kept('transfers', 'old'), kept('transfers', 'new')]).toEqual([undefined, 29]);
});

test('of many only those are made that the build before did not keep, and those no longer named are forgotten', async () => {
	const make = vi.fn((name: string) => name.length);
	await keptOfEach('slips', 'key', ['a', 'bb'], make);
	expect(await keptOfEach('slips', 'key', ['bb', 'ccc'], make)).toEqual(
		new Map([
			['bb', 2],
			['ccc', 3],
		]),
	);
	expect(make.mock.calls).toEqual([['a'], ['bb'], ['ccc']]);
	await keptOfEach('slips', 'key', ['a'], make);
	expect(make.mock.lastCall).toEqual(['a']);
	expect(make).toHaveBeenCalledTimes(4);
});

test('a mistake while making is passed on, and nothing is kept of it', async () => {
	const make = () => Promise.reject(new Error('no such page'));
	await expect(keptOfEach('slips', 'key', ['a'], make)).rejects.toThrow('no such page');
	expect(hasKept('slips', 'key')).toBe(false);
});
