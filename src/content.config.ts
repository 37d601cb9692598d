import path from 'node:path';
import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { pageSchema } from './collections/docs.ts';
import {
	loadFacts,
	loadPresets,
	loadTables,
	type LabPresets,
	type NamedTable,
	type ServiceFact,
} from './collections/load.ts';

/**
 * Entries of a folder of YAML files, read anew by the author's server whenever one of them changes.
 * `load` has checked them against their schema, with messages that name file, entry and remedy.
 */
function folderLoader<T extends Record<string, unknown>>(
	folder: string,
	load: (folder: string) => Promise<T[]>,
	idOf: (entry: T) => string,
): Loader {
	return {
		name: `${path.basename(folder)}-loader`,
		async load({ store, watcher, logger }) {
			const refresh = async () => {
				const entries = await load(folder);
				store.clear();
				for (const entry of entries) store.set({ id: idOf(entry), data: { ...entry } });
			};
			await refresh();
			watcher?.add(folder);
			watcher?.on('change', (file) => {
				if (file.includes(folder)) refresh().catch((error: unknown) => logger.error(String(error)));
			});
		},
	};
}

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
