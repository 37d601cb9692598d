import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readChanges } from '~/collections/changes';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'changes-')), 'changes.yaml');
const known = { facts: ['lambda.limit.memory'], pages: ['/lambda/limits/'] };
const read = (text: string) => {
	writeFileSync(file, text);
	return readChanges(known, file);
};
const entry = (id: string, changed: Record<string, string> = {}) =>
	`- ${Object.entries({
		id,
		date: '"2026-11-24"',
		kind: 'fact',
		says: 'A function may have more memory than before.',
		facts: '[lambda.limit.memory]',
		...changed,
	})
		.map(([key, value]) => `${key}: ${value}`)
		.join('\n  ')}\n`;

test('changes come with the newest first, those of a day in the order of the file', () => {
	const text =
		entry('one') + entry('two', { date: '"2027-01-02"' }) + entry('three') + entry('four');
	expect(read(text).map(({ id }) => id)).toEqual(['two', 'one', 'three', 'four']);
});

test.each([
	['an unknown fact', { facts: '[lambda.limit.memry]' }, 'nearest: lambda.limit.memory'],
	['an unknown page', { pages: '[/lambda/limit/]' }, 'nearest: /lambda/limits/'],
	['nothing it concerns', { facts: '[]' }, 'name facts or pages'],
	['a day that does not exist', { date: '"2026-02-30"' }, 'date: write a day in quotes'],
	['an unknown kind', { kind: 'news' }, 'kind: write one of correction, fact, page, lab'],
	['no sentence', { says: 'A function may have more memory' }, 'says: write one sentence'],
	['an unknown key', { colour: 'red' }, 'unknown key "colour"'],
])('%s is refused with file, change, key and remedy', (_, changed, remedy) => {
	expect(() => read(entry('more-memory', changed))).toThrow(
		new RegExp(`changes\\.yaml: more-memory: .*${remedy.replaceAll('.', '\\.')}`),
	);
});

test('an id stands once, and the file is a list', () => {
	expect(() => read(entry('one') + entry('one'))).toThrow('one: stands twice');
	expect(() => read('id: one\n')).toThrow('write a list of changes');
});
