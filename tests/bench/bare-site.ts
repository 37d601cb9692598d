import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a site of the same Markdown without any component: Starlight as it comes, with the packages of this project.
 *
 * @param folder - where to make it, below this project’s folder, so that its packages are found
 * @param source - the pages: a folder like `src/content/docs`
 */
export function makeBareSite(folder: string, source: string): void {
	rmSync(folder, { recursive: true, force: true });
	const docs = path.join(folder, 'src/content/docs');
	mkdirSync(docs, { recursive: true });
	cpSync(source, docs, { recursive: true });
	for (const file of readdirSync(docs, { recursive: true }) as string[]) {
		if (!file.endsWith('.mdx')) continue;
		const text = readFileSync(path.join(docs, file), 'utf8')
			.replace(/^import .*\n/gm, '')
			.replace(/^notes: .*\n/m, '')
			.replace(
				/<[A-Z]\w*(?:\s+\w+=(?:"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\})|\s+\w+)*\s*\/?>|<\/[A-Z]\w*>/g,
				'',
			);
		writeFileSync(path.join(docs, file), text);
	}
	// Astro bundles the integrations that package.json names, and leaves others to Node.
	writeFileSync(
		path.join(folder, 'package.json'),
		JSON.stringify({ type: 'module', dependencies: { astro: '*', '@astrojs/starlight': '*' } }),
	);
	writeFileSync(
		path.join(folder, 'astro.config.mjs'),
		`import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ integrations: [starlight({ title: 'Bare' })] });
`,
	);
	writeFileSync(
		path.join(folder, 'src/content.config.ts'),
		`import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
	);
}
