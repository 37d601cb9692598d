import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { D2 } from '@terrastruct/d2';
import project from '../../../package.json' with { type: 'json' };
import { nearest } from '../../lib/facts/nearest.ts';
import { cleanSvg, type CleanSvg } from './clean.ts';
import { textOf, type DiagramText, type Graph } from './text.ts';

/** A diagram ready for a page. */
export interface RenderedDiagram extends CleanSvg {
	text: DiagramText;
}

/** Part of every cache key: raise it when cleaning or the text equivalent changes. */
const LOADER_VERSION = 4;

/** Where the sources stand and where rendered diagrams are kept. */
export interface DiagramFolders {
	sources: string;
	cache: string;
}

const folders: DiagramFolders = { sources: 'src/content/diagrams', cache: '.cache/diagrams' };

interface Worker {
	ref?(): void;
	unref?(): void;
}

let d2: D2 | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * A diagram of `src/content/diagrams`, rendered, or taken from the cache where nothing that it is made
 * of has changed.
 *
 * @throws {Error} naming file and line of a mistake in the source, or the nearest names of an unknown one
 */
export async function renderDiagram(
	name: string,
	{ sources, cache }: DiagramFolders = folders,
): Promise<RenderedDiagram> {
	const files = sourcesOf(sources);
	const file = `${name}.d2`;
	if (!(file in files)) {
		const names = Object.keys(files)
			.filter((known) => !known.startsWith('_'))
			.map((known) => known.replace(/\.d2$/, ''));
		throw new Error(
			`no diagram ${path.join(sources, file)}; nearest: ${nearest(name, names).join(', ')}`,
		);
	}
	const cached = path.join(cache, `${cacheKey(file, files)}.json`);
	if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8')) as RenderedDiagram;

	// Parallel calls of one D2 instance hang.
	const rendering = queue.then(() => compile(name, file, files, sources));
	queue = rendering.catch(() => undefined);
	const diagram = await rendering;
	mkdirSync(cache, { recursive: true });
	writeFileSync(cached, JSON.stringify(diagram));
	return diagram;
}

/** Whether a diagram has a second source for narrow screens, `<name>.narrow.d2`. */
export function hasNarrow(name: string, { sources }: DiagramFolders = folders): boolean {
	return `${name}.narrow.d2` in sourcesOf(sources);
}

/** Key of a rendered diagram: its text, that of all it imports, D2’s version and this loader’s. */
export function cacheKey(file: string, files: Record<string, string>): string {
	const parts = new Map<string, string>();
	const add = (name: string) => {
		const text = files[name];
		if (text === undefined || parts.has(name)) return;
		parts.set(name, text);
		for (const [, imported] of text.matchAll(/@"?([\w./-]+?)"?(?:\.d2)?\s*$/gm))
			add(`${imported}.d2`);
	};
	add(file);
	return createHash('sha256')
		.update(JSON.stringify([project.dependencies['@terrastruct/d2'], LOADER_VERSION, [...parts]]))
		.digest('hex');
}

const read = new Map<string, Record<string, string>>();

/** All sources of a folder by their files; a build reads them once, the authors’ server each time anew. */
function sourcesOf(folder: string): Record<string, string> {
	const sources = (import.meta.env.PROD && read.get(folder)) || readSources(folder);
	read.set(folder, sources);
	return sources;
}

function readSources(folder: string): Record<string, string> {
	const names = readdirSync(folder).filter((name) => name.endsWith('.d2'));
	return Object.fromEntries(
		names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
	);
}

async function compile(
	name: string,
	file: string,
	files: Record<string, string>,
	folder: string,
): Promise<RenderedDiagram> {
	d2 ??= new D2();
	const { ready, worker } = d2 as unknown as { ready: Promise<void>; worker?: Worker };
	await ready;
	// The worker would keep the process alive after the build, so it counts only while it works.
	worker?.ref?.();
	try {
		const { diagram, renderOptions } = await d2.compile({
			fs: files,
			inputPath: file,
			options: { layout: 'dagre' },
		});
		const svg = await d2.render(diagram, { ...renderOptions, pad: 4, noXMLTag: true });
		return { ...cleanSvg(svg, name), text: textOf(diagram as unknown as Graph) };
	} catch (error) {
		throw new Error(messageOf(error, folder), { cause: error });
	} finally {
		worker?.unref?.();
	}
}

/** D2 reports a JSON list of errors, each beginning with file, line and column. */
function messageOf(error: unknown, folder: string): string {
	const text = error instanceof Error ? error.message : String(error);
	let messages = [text];
	try {
		messages = (JSON.parse(text) as { errmsg: string }[]).map(({ errmsg }) => errmsg);
	} catch {
		// Not a list of mistakes in the source: the message stands as it is.
	}
	return messages
		.map((message) => `${path.join(folder, message)}: correct the D2 text there`)
		.join('\n');
}
