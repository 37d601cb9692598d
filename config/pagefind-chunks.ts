import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import type { IndexFile } from 'pagefind';

/** Pagefind begins its files with a mark of its own. */
const MARK = Buffer.from('pagefind_dcd');

/**
 * Places in texts that a chunk lists, about. Pagefind cuts at 20,000, made for sites of many thousand pages: on this
 * one every word then brings a seventh of the whole index.
 */
const PLACES_IN_CHUNK = 1500;

/** A word, and for each page that has it the page’s number, and lists of where in its text and its metadata. */
type Word = [word: string, pages: [page: number, ...places: unknown[][]][], ...more: unknown[]];

/** What Pagefind loads first; its third part says which words each chunk has. */
type Meta = [
	version: string,
	pages: unknown[],
	chunks: [from: string, to: string, hash: string][],
	...more: unknown[],
];

/**
 * The files of an index with its words in smaller chunks, so that a query loads little beside the words it asks for
 * (the formats: https://github.com/Pagefind/pagefind, `pagefind/src/index`).
 */
export function inSmallChunks(files: readonly IndexFile[]): IndexFile[] {
	const chunks = files.filter(isChunk);
	const words = inPagefindsOrder(chunks.flatMap(({ content }) => (read(content) as [Word[]])[0]));
	const small = chunksOf(words).map((ofChunk) => {
		const content = write([ofChunk]);
		const hash = `en_${createHash('sha256').update(content).digest('hex').slice(0, 10)}`;
		return { from: ofChunk[0]![0], to: ofChunk.at(-1)![0], hash, content };
	});
	return [
		...files
			.filter((file) => !isChunk(file))
			.map((file) => {
				if (!file.path.endsWith('.pf_meta')) return file;
				const [version, pages, , ...more] = read(file.content) as Meta;
				const list = small.map(({ from, to, hash }) => [from, to, hash]);
				return { ...file, content: write([version, pages, list, ...more]) };
			}),
		...small.map(({ hash, content }) => ({ path: `index/${hash}.pf_index`, content })),
	];
}

const isChunk = ({ path }: IndexFile) => path.endsWith('.pf_index');

/** Pagefind looks for a word among the ends of chunks by the order of code points. */
const inPagefindsOrder = (words: readonly Word[]): Word[] =>
	words
		.map((word) => ({ word, bytes: Buffer.from(word[0]) }))
		.sort((a, b) => Buffer.compare(a.bytes, b.bytes))
		.map(({ word }) => word);

function chunksOf(words: readonly Word[]): Word[][] {
	const chunks: Word[][] = [];
	let places = PLACES_IN_CHUNK;
	for (const word of words) {
		if (places >= PLACES_IN_CHUNK) {
			chunks.push([]);
			places = 0;
		}
		chunks.at(-1)!.push(word);
		for (const [, ...lists] of word[1]) for (const list of lists) places += list.length;
	}
	return chunks;
}

const read = (content: Uint8Array): unknown => decode(gunzipSync(content).subarray(MARK.length));

const write = (value: unknown): Uint8Array =>
	gzipSync(Buffer.concat([MARK, encode(value)]), { level: 9 });
