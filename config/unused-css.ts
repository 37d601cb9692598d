import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PurgeCSS } from 'purgecss';

/**
 * Takes out of the built style sheets what no page and no script of the site names: most of Starlight’s
 * components are not used here, and every page would carry their rules.
 */
export const unusedCss: AstroIntegration = {
	name: 'unused-css',
	hooks: {
		async 'astro:build:done'({ dir, logger }) {
			const dist = fileURLToPath(dir);
			const built = (readdirSync(dist, { recursive: true }) as string[])
				.filter((file) => !file.startsWith('pagefind'))
				.map((file) => path.join(dist, file));
			const sheets = built.filter((file) => file.endsWith('.css'));
			const content = built.filter((file) => /\.(html|js)$/.test(file));
			const purged = await new PurgeCSS().purge({
				content,
				css: sheets,
				variables: true,
				// PurgeCSS knows the uses within one sheet, and a sheet sets variables for the others.
				safelist: { variables: [...variablesUsed([...content, ...sheets])] },
				// Starlight’s class names have colons in them: md:sl-flex.
				defaultExtractor: (text) => text.match(/[\w:-]+/g) ?? [],
			});
			const before = sheets.reduce((sum, file) => sum + statSync(file).size, 0);
			for (const { file, css } of purged) writeFileSync(file!, css);
			const after = sheets.reduce((sum, file) => sum + readFileSync(file).length, 0);
			logger.info(`${Math.round(before / 1024)} kB of rules, ${Math.round(after / 1024)} kB used`);
		},
	},
};

/** Names of the custom properties that any of these files reads. */
const variablesUsed = (files: readonly string[]) =>
	new Set(
		files.flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name!),
		),
	);
