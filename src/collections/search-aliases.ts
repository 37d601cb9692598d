import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { readGlossary } from './glossary';

const FILE = 'src/content/search-aliases.yaml';
const schema = z.record(z.string().regex(/^[a-z0-9]+$/), z.string().min(2));

/**
 * What short forms stand for, in lower case: the glossary’s and those that only readers use.
 *
 * @throws {Error} naming the file and the mistake
 */
export function readSearchAliases(): Record<string, string> {
	const parsed = schema.safeParse(parse(readFileSync(FILE, 'utf8')));
	if (!parsed.success) throw new Error(`${FILE}: ${z.prettifyError(parsed.error)}`);
	const glossary = readGlossary().map(({ term, name }) => [term.toLowerCase(), name.toLowerCase()]);
	return { ...Object.fromEntries(glossary), ...parsed.data };
}
