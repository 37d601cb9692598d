import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro/content/config';
import { pageSchema } from './collections/docs.ts';
import {
	loadFacts,
	loadPresets,
	loadTables,
	type LabPresets,
	type NamedTable,
	type ServiceFact,
} from './collections/load.ts';

/** What reads and checks the entries: with another, they are read anew. */
const READERS = ['src/collections', 'src/lib/facts'];

/**
 * Entries of a folder of YAML files, read anew whenever one of them changes, by the author's server at once.
 * `load` has checked them against their schema, with messages that name file, entry and remedy.
 */
function folderLoader<T extends Record<string, unknown>>(
	folder: string,
	load: (folder: string) => Promise<T[]>,
	idOf: (entry: T) => string,
): Loader {
	return {
		name: `${path.basename(folder)}-loader`,
		async load({ store, meta, watcher, logger, generateDigest }) {
			const refresh = async () => {
				const digest = generateDigest([folder, ...READERS].map(textOf).join());
				if (meta.get('digest') === digest) return;
				const entries = await load(folder);
				store.clear();
				for (const entry of entries) store.set({ id: idOf(entry), data: { ...entry } });
				meta.set('digest', digest);
			};
			await refresh();
			watcher?.add(folder);
			watcher?.on('change', (file) => {
				if (file.includes(folder)) refresh().catch((error: unknown) => logger.error(String(error)));
			});
		},
	};
}

const textOf = (folder: string) =>
	readdirSync(folder)
		.toSorted()
		.map((file) => readFileSync(path.join(folder, file), 'utf8'))
		.join();

export const collections = {
	docs: defineCollection({ loader: docsLoader(), schema: pageSchema }),
	facts: defineCollection({
		loader: folderLoader('src/content/facts', loadFacts, (fact) => fact.id),
		schema: z.custom<ServiceFact>(),
	}),
	presets: defineCollection({
		loader: folderLoader('src/content/presets', loadPresets, (lab) => lab.name),
		schema: z.custom<LabPresets>(),
	}),
	tables: defineCollection({
		loader: folderLoader('src/content/tables', loadTables, (table) => table.name),
		schema: z.custom<NamedTable>(),
	}),
};
