import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { load } from 'js-yaml';

const FILE = 'src/content/search-aliases.yaml';
const schema = z.record(z.string().regex(/^[a-z0-9]+$/), z.string().min(2));

/**
 * What readers type for what pages say, in lower case, beside the abbreviations of the glossary.
 *
 * @throws {Error} naming the file and the mistake
 */
export function readSearchAliases(): Record<string, string> {
	const parsed = schema.safeParse(load(readFileSync(FILE, 'utf8')));
	if (!parsed.success) throw new Error(`${FILE}: ${z.prettifyError(parsed.error)}`);
	return parsed.data;
}
