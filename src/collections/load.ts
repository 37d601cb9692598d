import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'astro/zod';
import { load, YAMLException } from 'js-yaml';
import { factSchema, type Fact } from './fact.ts';
import { presetsSchema, type PresetEntry } from './preset.ts';
import { tableSchema, type Table } from './table.ts';

/** A mistake in a content file: which file, which entry, what is wrong and what to do. */
export class ContentError extends Error {
	constructor(file: string, problems: readonly string[]) {
		super(problems.map((problem) => `${file}: ${problem}`).join('\n'));
		this.name = 'ContentError';
	}
}

/** A fact with the service whose file it stands in. */
export type ServiceFact = Fact & { service: string };

/** A table with its name, which is that of its file. */
export type NamedTable = Table & { name: string };

/**
 * All facts of a folder of `<service>.yaml` files.
 *
 * @throws {ContentError} naming file, fact, key and remedy of every mistake
 */
export async function loadFacts(folder: string): Promise<ServiceFact[]> {
	const facts: ServiceFact[] = [];
	const files = new Map<string, string>();
	for (const { file, name, content } of await yamlFiles(folder)) {
		if (!Array.isArray(content))
			throw new ContentError(file, ['write a list of facts, each starting with "- id:"']);
		const problems: string[] = [];
		for (const [index, entry] of content.entries()) {
			const id = String(entry?.id ?? `fact number ${index + 1}`);
			const parsed = factSchema.safeParse(entry);
			if (!parsed.success) {
				problems.push(...messages(parsed.error).map((message) => `${id}: ${message}`));
				continue;
			}
			if (files.has(id))
				problems.push(
					`${id}: stands in ${files.get(id)} already: an id is an address, so give this one another`,
				);
			files.set(id, file);
			facts.push({ ...parsed.data, service: name });
		}
		if (problems.length > 0) throw new ContentError(file, problems);
	}
	return facts;
}

/**
 * All tables of a folder of `<name>.yaml` files.
 *
 * @throws {ContentError} naming file, row, key and remedy of every mistake
 */
export async function loadTables(folder: string): Promise<NamedTable[]> {
	return (await yamlFiles(folder)).map(({ file, name, content }) => {
		const parsed = tableSchema.safeParse(content);
		if (!parsed.success) throw new ContentError(file, messages(parsed.error));
		return { ...parsed.data, name };
	});
}

/** The scenes of one lab. */
export type LabPresets = {
	/** The lab’s name, which is that of its file. */
	name: string;
	presets: PresetEntry[];
};

/**
 * The scenes of all labs, of a folder of `<lab>.yaml` files.
 *
 * @throws {ContentError} naming file, scene, key and remedy of every mistake
 */
export async function loadPresets(folder: string): Promise<LabPresets[]> {
	return (await yamlFiles(folder)).map(({ file, name, content }) => {
		const parsed = presetsSchema.safeParse(content);
		if (!parsed.success) throw new ContentError(file, messages(parsed.error));
		return { name, presets: parsed.data };
	});
}

async function yamlFiles(folder: string) {
	const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
	return Promise.all(
		names.map(async (fileName) => {
			const file = path.relative(process.cwd(), path.join(folder, fileName));
			if (!fileName.endsWith('.yaml'))
				throw new ContentError(file, ['not a .yaml file: this folder holds nothing else']);
			const text = await readFile(path.join(folder, fileName), 'utf8');
			try {
				return { file, name: path.basename(fileName, '.yaml'), content: load(text) };
			} catch (error) {
				if (!(error instanceof YAMLException)) throw error;
				throw new ContentError(file, [error.message]);
			}
		}),
	);
}

/** What is wrong with an entry, each with its key. */
export function messages(error: z.ZodError): string[] {
	return error.issues.map((issue) => {
		const key = issue.path.join('.');
		if (issue.code === 'unrecognized_keys') {
			return `${key && `${key}: `}unknown key ${issue.keys.map((name) => `"${name}"`).join(', ')}: correct its spelling or remove it`;
		}
		return `${key && `${key}: `}${issue.message}`;
	});
}
