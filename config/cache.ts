import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What builds keep for the next ones, in a folder of `.cache` for each kind, by what it was made of. */
const FOLDER = '.cache';

/** What builds keep. */
export const KINDS = [
	'markdown-copies',
	'search-index',
	'slips',
	'style-sheets',
	'transfers',
] as const;
type Kind = (typeof KINDS)[number];

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** What makes what is kept: where any of it is another, everything is made anew. */
const MAKERS = ['../package.json', './', '../src/lib/search/'].flatMap((place) => {
	const file = fileURLToPath(new URL(place, import.meta.url));
	return place.endsWith('/') ? readdirSync(file).map((name) => path.join(file, name)) : [file];
});
const makers = digestOf(MAKERS.map((file) => readFileSync(file, 'utf8')));

/** Key of what this project’s programs make of these texts alone. */
export const keyOf = (...texts: readonly string[]): string => digestOf([makers, ...texts]);

function digestOf(texts: readonly string[]): string {
	const hash = createHash('sha256');
	for (const text of texts) hash.update(`${text.length} `).update(text);
	return hash.digest('hex');
}

/** Whether an earlier build kept something of a kind under a key. */
export const hasKept = (kind: Kind, key: string): boolean => existsSync(fileOf(kind, key));

/** What an earlier build kept of a kind under a key; nothing where none did. */
export function kept<T>(kind: Kind, key: string): T | undefined {
	const file = fileOf(kind, key);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/**
 * Keeps what was made, which JSON has to be able to carry, and forgets what was kept for a month: sources and programs
 * that have changed since do not ask for it again.
 */
export function keep(kind: Kind, key: string, made: unknown): void {
	const folder = path.join(FOLDER, kind);
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(folder)) {
		const old = path.join(folder, name);
		if (Date.now() - statSync(old).mtimeMs > MONTH_MS) rmSync(old);
	}
	const file = fileOf(kind, key);
	// Whoever reads it meanwhile, or after a build that was stopped here, finds all of it or nothing.
	const part = `${file}.part`;
	writeFileSync(part, JSON.stringify(made));
	renameSync(part, file);
}

/**
 * What is made of each of these, asked only for those of which the build before did not keep it.
 *
 * @param make - what is made of one of them, and of nothing else than the key is made of
 */
export async function keptOfEach<T>(
	kind: Kind,
	key: string,
	names: readonly string[],
	make: (name: string) => T | Promise<T>,
): Promise<Map<string, T>> {
	const known = new Map(kept<[string, T][]>(kind, key));
	const asked = await Promise.all(
		names.map(async (name) => [name, known.get(name) ?? (await make(name))] as const),
	);
	if (names.some((name) => !known.has(name))) keep(kind, key, asked);
	return new Map(asked);
}

const fileOf = (kind: Kind, key: string) => path.join(FOLDER, kind, `${key}.json`);
