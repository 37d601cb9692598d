import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What builds keep for the next ones, in a folder of `.cache` for each kind, by what it was made of. */
const FOLDER = '.cache';

/** Key of what is made of these texts alone. */
export function keyOf(...texts: readonly string[]): string {
	const hash = createHash('sha256');
	for (const text of texts) hash.update(`${text.length} `).update(text);
	return hash.digest('hex');
}

/** What an earlier build kept of a kind under a key; nothing where none did. */
export async function kept<T>(kind: string, key: string): Promise<T | undefined> {
	const text = await readFile(fileOf(kind, key), 'utf8').catch(() => undefined);
	return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** Keeps what was made, which JSON has to be able to carry. */
export async function keep(kind: string, key: string, made: unknown): Promise<void> {
	await mkdir(path.join(FOLDER, kind), { recursive: true });
	await writeFile(fileOf(kind, key), JSON.stringify(made));
}

const fileOf = (kind: string, key: string) => path.join(FOLDER, kind, `${key}.json`);
