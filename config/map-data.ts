import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const project = fileURLToPath(new URL('..', import.meta.url));
const sources = path.join(project, 'src/map-data');

/** The grid, and the versions of the packages with the data. */
const beside = ['src/lib/geoproximity/raster.ts', 'package.json'].map((file) =>
	path.join(project, file),
);

/** Where the files of the map stand, which a site serves as they are; git ignores them. */
const folder = path.join(project, 'public/map');

/** What they were last made of. */
const made = path.join(project, '.cache/map-data');

/**
 * Makes the files that the map loads, only where what they are made of has changed: it takes half a second, and as
 * pages of the site they would have every build bundle a megabyte of coasts.
 */
export const mapData: AstroIntegration = {
	name: 'map-data',
	hooks: {
		'astro:config:setup'() {
			const key = createHash('sha256');
			const parts = [...readdirSync(sources).map((file) => path.join(sources, file)), ...beside];
			for (const part of parts.toSorted()) key.update(readFileSync(part));
			const current = key.digest('hex');
			if (existsSync(folder) && existsSync(made) && readFileSync(made, 'utf8') === current) return;
			execFileSync(process.execPath, [path.join(sources, 'write.ts'), folder]);
			mkdirSync(path.dirname(made), { recursive: true });
			writeFileSync(made, current);
		},
	},
};
