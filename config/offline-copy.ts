import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { rolldown } from 'rolldown';
import type { ManifestEntry } from 'workbox-build';
import { injectManifest } from 'workbox-build/build/inject-manifest.js';
import { keptOfEach, keyOf } from './cache.ts';
import { HEADERS_FILE } from './headers.ts';
import { base, FEED } from './site.ts';

const WORKER = fileURLToPath(
	new URL('../src/components/offline/offline-worker.ts', import.meta.url),
);

/** Not read by the pages: for hosts, crawlers and other programs, and the copy’s own. */
const NOT_COPIED = [
	HEADERS_FILE,
	'robots.txt',
	'opensearch.xml',
	'sitemap*.xml',
	'offline.json',
	'**/*.md',
	'llms.txt',
	'facts*.json',
	FEED,
	'covers/**',
];

/** Files that a server sends as they are. */
const COMPRESSED = /\.(png|woff2|pf_\w+|pagefind)$/;

const compressed = promisify(gzip);

/** Most files are done in one piece. */
const CHUNK_BYTES = 128 * 1024;

/** Larger files than this are no part of a handbook. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/** The program of the worker, without the list of what it keeps. */
export async function bundleWorker(): Promise<string> {
	// `generateSW` would send its worker through Babel, which took longer than the pages.
	const bundle = await rolldown({
		input: WORKER,
		transform: { define: { 'process.env.NODE_ENV': '"production"' } },
	});
	const { output } = await bundle.generate({ format: 'iife', minify: true });
	await bundle.close();
	return output[0].code;
}

/**
 * Writes the service worker that keeps a copy of a built site on the reader’s device, and `offline.json`, which says
 * how large it is. Pages register the worker only when the reader asks for it. A new version waits until no page of
 * the old one is open, so that an open page never gets parts of another.
 *
 * @param worker - its program, of `bundleWorker`
 */
export async function writeOfflineCopy(
	dist: string,
	worker: string,
): Promise<{ files: number; bytes: number }> {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'worker-')), 'worker.js');
	writeFileSync(file, worker);
	let bytes = 0;
	const { count, warnings } = await injectManifest({
		globDirectory: dist,
		globPatterns: ['**/*'],
		globIgnores: [...NOT_COPIED, 'sw.js'],
		swSrc: file,
		swDest: path.join(dist, 'sw.js'),
		dontCacheBustURLsMatching: /^_astro\/|^pagefind\/(fragment|index)\//,
		maximumFileSizeToCacheInBytes: LARGEST_BYTES,
		manifestTransforms: [
			async (manifest) => {
				const files = new Map(manifest.map((entry) => [nameOf(entry), entry]));
				const sizes = await keptOfEach('transfers', keyOf(base), [...files.keys()], (name) => {
					const { url, size } = files.get(name)!;
					return COMPRESSED.test(url) ? size : transferBytes(path.join(dist, url));
				});
				bytes = manifest.reduce((sum, entry) => sum + sizes.get(nameOf(entry))!, 0);
				return { manifest };
			},
		],
	});
	rmSync(path.dirname(file), { recursive: true });
	if (warnings.length > 0) throw new Error(warnings.join('\n'));
	const copy = { files: count, bytes };
	writeFileSync(path.join(dist, 'offline.json'), JSON.stringify(copy));
	return copy;
}

/** What changes with a file: its revision, or its address, where that has a hash. */
const nameOf = ({ url, revision }: ManifestEntry) => revision ?? url;

/** What a file transfers, compressed as a server would. */
async function transferBytes(file: string): Promise<number> {
	const content = readFileSync(file);
	return Math.min(content.length, (await compressed(content, { chunkSize: CHUNK_BYTES })).length);
}
