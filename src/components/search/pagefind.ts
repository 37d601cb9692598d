import { withGlossary, type SearchEngine, type SearchTable } from '~/lib/search/answer';
import { sectionsIn, type Anchor, type PageText } from '~/lib/search/passages';

/** What Pagefind answers, as far as it is used here (https://pagefind.app/docs/api/). */
interface Pagefind {
	init(): Promise<void>;
	search(text: string): Promise<{ results: Result[] }>;
}

/** A page that was found; its text is loaded when it is asked for. */
interface Result {
	id: string;
	score: number;
	data(): Promise<{ content: string; anchors: Anchor[] }>;
}

/** The site’s table of pages and Pagefind over its index, loaded from under the base path. */
export async function loadSearch(
	base: string,
): Promise<{ table: SearchTable; engine: SearchEngine }> {
	const [table, pagefind] = await Promise.all([
		fetch(`${base}/search.json`).then((response) => response.json() as Promise<SearchTable>),
		import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`) as Promise<Pagefind>,
	]);
	await pagefind.init();
	return { table: withGlossary(table), engine: engineOf(pagefind) };
}

function engineOf(pagefind: Pagefind): SearchEngine {
	const results = new Map<string, Result>();
	const texts = new Map<string, Promise<PageText>>();
	return {
		async find(word) {
			const answer = await pagefind.search(word);
			for (const result of answer.results) results.set(result.id, result);
			return new Map(answer.results.map(({ id, score }) => [id, score]));
		},
		load({ id, description }) {
			const result = results.get(id);
			// Pagefind gives the text of pages that a word was found on; of the others there is the description.
			if (result === undefined) return Promise.resolve({ content: description, sections: [] });
			const text =
				texts.get(id) ??
				result.data().then(({ content, anchors }) => ({ content, sections: sectionsIn(anchors) }));
			texts.set(id, text);
			return text;
		},
	};
}
