import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadFacts, loadTables } from '~/collections/load';
import { resolveEntries } from '~/collections/resolve';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'facts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const fact = `- id: lambda.memory
  kind: quota
  statement: A function has a certain amount of memory.
  label: Memory
  value: 10
  unit: MB
  source: https://docs.aws.amazon.com/lambda/
  evidence: page
  asOf: "2026-08"
`;
const load = async (text: string) => {
	await writeFile(path.join(folder, 'lambda.yaml'), text);
	return loadFacts(folder);
};

describe('loadFacts', () => {
	test('gives a fact with its service', async () => {
		expect(await load(fact)).toMatchObject([{ id: 'lambda.memory', service: 'lambda', value: 10 }]);
	});

	test.each([
		[
			'an unknown key',
			fact.replace('label:', 'lable:'),
			'lambda.memory: unknown key "lable": correct its spelling or remove it',
		],
		['an unknown unit', fact.replace('MB', 'megabyte'), 'no unit "megabyte": nearest are'],
		[
			'unknown evidence',
			fact.replace('evidence: page', 'evidence: hearsay'),
			'lambda.memory: evidence',
		],
		[
			'a missing source',
			fact.replace(/ {2}source.*\n/, ''),
			'add source: only evidence "none" does without',
		],
		['a missing age', fact.replace(/ {2}asOf.*\n/, ''), 'add asOf: how old the evidence is'],
		[
			'a quota without a figure',
			fact.replace(/ {2}(value|unit).*\n/g, ''),
			'add value and unit, or sameAs',
		],
		[
			'a figure in a statement',
			fact.replace('kind: quota', 'kind: statement'),
			'a statement has no figure',
		],
		['a duplicate id', fact + fact, 'lambda.memory: stands in'],
		['broken YAML', '- id: "', 'lambda.yaml'],
	])('names file, id and remedy of %s', async (_, text, message) => {
		const failing = load(text);
		await expect(failing).rejects.toThrow('lambda.yaml: ');
		await expect(failing).rejects.toThrow(message);
	});
});

describe('loadTables', () => {
	test('names the row whose cell has no column', async () => {
		await writeFile(
			path.join(folder, 'sizes.yaml'),
			`kind: records
title: Sizes
description: Sizes of a thing that has sizes.
evidence: none
columns: [{ key: cpu, label: CPU }, { key: memory, label: Memory }]
rows:
  - { id: small, cells: { cpu: 1, memry: 2 } }
`,
		);
		await expect(loadTables(folder)).rejects.toThrow(
			'row small: no column "memry"; there are cpu, memory',
		);
	});
});

describe('resolveEntries', () => {
	const base = {
		kind: 'quota',
		statement: 'x'.repeat(20),
		label: 'X',
		evidence: 'none',
		service: 'lambda',
	} as const;

	test('gives the figure of its one home', () => {
		const entries = resolveEntries(
			[
				{ ...base, id: 'a.b', value: 5, unit: 'layers' },
				{ ...base, id: 'c.d', sameAs: 'a.b' },
			],
			[],
		);
		expect(entries.get('c.d')!.figure).toMatchObject({ home: 'a.b', value: 5, unit: 'layers' });
	});

	test('names a home that is not there, or has no figure', () => {
		expect(() => resolveEntries([{ ...base, id: 'c.d', sameAs: 'a.x' }], [])).toThrow(
			'c.d: sameAs names "a.x", which does not exist',
		);
		expect(() =>
			resolveEntries(
				[
					{ ...base, id: 'a.b', sameAs: 'c.d' },
					{ ...base, id: 'c.d', sameAs: 'a.b' },
				],
				[],
			),
		).toThrow('has no figure of its own');
	});
});

test('the facts of this repository load, all ids of a home resolve', async () => {
	const facts = await loadFacts('src/content/facts');
	const entries = resolveEntries(facts, await loadTables('src/content/tables'));
	expect(facts.length).toBeGreaterThanOrEqual(763);
	expect(entries.get('lambda.limit.concurrent-executions')!.figure!.value).toBe(1000);
});
