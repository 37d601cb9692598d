import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { readSearchAliases } from '../collections/search-aliases';
import { wordsOf, type Vocabulary } from '../lib/search/queries';

/** Shorter words are not mended. */
const FEWEST_LETTERS = 3;

/** The site’s words with the number of pages that have them, and what its abbreviations stand for. */
export const GET: APIRoute = async () => {
	const words: Record<string, number> = {};
	for (const { data, body = '' } of await getCollection('docs')) {
		const text = `${data.title} ${data.description ?? ''} ${body.replace(/^import .*$|<[^>]*>|\]\([^)]*\)/gm, ' ')}`;
		for (const word of new Set(wordsOf(text)))
			if (word.length >= FEWEST_LETTERS && /^[\p{L}-]+$/u.test(word))
				words[word] = (words[word] ?? 0) + 1;
	}
	const aliases = readSearchAliases();
	return Response.json({ words, aliases } satisfies Vocabulary);
};
