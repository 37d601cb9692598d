import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { PublishedFact } from '../../src/collections/published.ts';
import { loadFacts, loadTables } from '../../src/collections/load.ts';
import { attribute, builtPages, elements, textOf, type Element } from './built.ts';

const facts = await loadFacts('src/content/facts');
const rows = (await loadTables('src/content/tables')).flatMap((table) =>
	table.kind === 'records'
		? []
		: table.rows.map((row) => ({ ...row, id: `${table.name}/${row.id}` })),
);

for (const [folder, root] of [
	['dist', ''],
	['.cache/dist-base', 'https://notes.example/notes'],
] as const)
	describe(`facts.json of ${folder}`, () => {
		const json = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as unknown;
		const file = json('facts.json') as { $schema: string; facts: PublishedFact[] };
		const published = new Map(file.facts.map((fact) => [fact.id, fact]));
		const schema = json('facts.schema.json') as { $id: string };
		const ajv = new Ajv2020({ allErrors: true });
		ajv.addFormat('uri', (text) => URL.canParse(text));
		const isValid = ajv.compile(schema);

		test('holds every fact and every row once, as the content has them', () => {
			expect(file.facts.length).toBe(facts.length + rows.length);
			expect(published.size).toBe(file.facts.length);
			for (const own of [...facts, ...rows]) {
				const fact = published.get(own.id)!;
				const home = own.sameAs ? published.get(own.sameAs)! : own;
				expect([fact.value, fact.unit, fact.scope, fact.adjustable], own.id).toEqual([
					home.value,
					home.unit,
					home.scope,
					home.adjustable,
				]);
				expect(fact.label, own.id).toBe(own.label);
			}
			for (const own of facts) {
				const { statement, source, evidence, asOf, kind } = published.get(own.id)!;
				expect({ statement, source, evidence, asOf, kind }).toEqual({
					statement: own.statement,
					source: own.source,
					evidence: own.evidence,
					asOf: own.asOf,
					kind: own.kind,
				});
			}
		});

		test('is valid by its schema, which it names', () => {
			expect(file.$schema).toBe(`${root}/facts.schema.json`);
			expect(schema.$id).toBe(file.$schema);
			expect(isValid(file), ajv.errorsText(isValid.errors)).toBe(true);
		});

		test.each<[string, (fact: Record<string, unknown>) => void]>([
			['a key that is not known', (fact) => (fact['evidence_text'] = 'what was read')],
			['a unit that is not known', (fact) => (fact['unit'] = 'furlongs')],
			['no address', (fact) => delete fact['url']],
			['a source that is no address', (fact) => (fact['source'] = 'a page')],
			['a value that is text', (fact) => (fact['value'] = '5')],
		])('its schema refuses %s', (_, spoil) => {
			const copy = structuredClone(file.facts.find(({ value }) => typeof value === 'number')!);
			spoil(copy as unknown as Record<string, unknown>);
			expect(isValid({ ...file, facts: [copy] })).toBe(false);
		});

		test('says nothing of where the notes had it', () => {
			for (const { id, note } of file.facts)
				if (note) expect(Object.keys(note).toSorted(), id).toEqual(['claim', 'verdict']);
		});

		test('every address leads to the fact: name, statement, figure and source stand there', () => {
			const entries = new Map<string, Element>(
				builtPages(folder)
					.filter(({ path }) => path.startsWith('/reference/facts/'))
					.flatMap(({ path, document }) =>
						[...elements(document)]
							.filter(({ tagName }) => tagName === 'li')
							.map((element) => [`${root}${path}#${attribute(element, 'id')}`, element] as const),
					),
			);
			for (const { id, url, statement, figure, label, source } of file.facts) {
				const entry = entries.get(url);
				expect(entry, url).toBeDefined();
				const text = textOf(entry!).replace(/\s+/g, ' ');
				for (const part of [id, statement, figure, label])
					if (part !== undefined) expect(text, id).toContain(part);
				if (source !== undefined)
					expect(
						[...elements(entry!)].map((element) => attribute(element, 'href')),
						id,
					).toContain(source);
			}
		});
	});

test('programs find it where the copies are listed', () => {
	for (const folder of ['dist', '.cache/dist-base']) {
		expect(existsSync(`${folder}/facts.json`)).toBe(true);
		expect(readFileSync(`${folder}/llms.txt`, 'utf8')).toMatch(/\(\S*\/facts\.json\)/);
	}
});
