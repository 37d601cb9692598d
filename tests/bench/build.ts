import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { KINDS } from '../../config/cache.ts';
import { makeBareSite } from './bare-site.ts';
import { holds, percentile } from './percentile.ts';

/**
 * Times builds of this site, cold and warm, and of the same Markdown in bare Starlight, interleaved; exits 1 over
 * a limit. Cold means without any cache; warm builds of both sites have their caches.
 */
const COLD_LIMIT_SECONDS = 40;
const WARM_LIMIT_RATIO = 1.5;
const ROUNDS = 5;
const bare = path.resolve('.cache/bare');
const caches = [
	'.cache/diagrams',
	'.cache/map-data',
	...KINDS.map((kind) => `.cache/${kind}`),
	'.astro',
	'node_modules/.astro',
	'node_modules/.vite',
	'dist',
];

makeBareSite(bare, 'src/content/docs');
for (const cache of caches) rmSync(cache, { recursive: true, force: true });
const cold = build('.');
const warm: number[] = [];
const warmBare: number[] = [];
build(bare);
for (let round = 0; round < ROUNDS; round += 1) {
	warm.push(build('.'));
	warmBare.push(build(bare));
}
const [own, theirs] = [percentile(warm, 0.5), percentile(warmBare, 0.5)];
console.log(
	`warm, median of ${ROUNDS}: ${own.toFixed(1)} s; bare Starlight: ${theirs.toFixed(1)} s`,
);
const held = [
	holds('cold build', cold, COLD_LIMIT_SECONDS, 's'),
	holds('warm build over bare Starlight’s', own / theirs, WARM_LIMIT_RATIO, 'times'),
];
process.exit(held.every(Boolean) ? 0 : 1);

/** Seconds that a build of the site in this folder takes. */
function build(folder: string): number {
	const start = performance.now();
	const { status, stderr } = spawnSync('astro', ['build'], { cwd: folder, encoding: 'utf8' });
	if (status !== 0) throw new Error(`the build in ${folder} failed: ${stderr}`);
	return (performance.now() - start) / 1000;
}
