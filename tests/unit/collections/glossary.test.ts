import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readGlossary } from '~/collections/glossary';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'glossary-')), 'glossary.yaml');
const read = (text: string) => {
	writeFileSync(file, text);
	return readGlossary(file);
};
const entry = (term: string, page = '/a/b/') =>
	`- term: ${term}\n  name: Some name\n  meaning: A sentence that says it.\n  page: ${page}\n`;

test('terms come in order, each with an address', () => {
	expect(read(entry('TTL') + entry('ALB')).map(({ term, anchor }) => [term, anchor])).toEqual([
		['ALB', 'term-alb'],
		['TTL', 'term-ttl'],
	]);
});

test('a mistake names file, entry and remedy', () => {
	expect(() => read(entry('ALB', 'a/b'))).toThrow(
		/glossary\.yaml: entry 0\.page: write the page as/,
	);
	expect(() => read(entry('ALB') + entry('ALB'))).toThrow('ALB stands twice: keep one entry');
	expect(() => read(`${entry('ALB')}  colour: red\n`)).toThrow(/Unrecognized key: "colour"/);
});
