import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attribute, elements, builtPages } from './built.ts';

test('where the address of the site is known, every page names the OpenSearch description, which leads to /search/', () => {
	const description = readFileSync('.cache/dist-base/opensearch.xml', 'utf8');
	expect(description).toContain('template="https://notes.example/notes/search/?q={searchTerms}"');
	expect(existsSync('.cache/dist-base/search/index.html')).toBe(true);
	for (const page of builtPages('.cache/dist-base')) {
		// Pages that others frame are no place to add a search engine from.
		if (page.path.startsWith('/embed/')) continue;
		const link = [...elements(page.document)].find(
			(element) => attribute(element, 'rel') === 'search',
		);
		expect(link && attribute(link, 'href'), page.path).toBe('/notes/opensearch.xml');
	}
});

test('where it is not, there is neither', () => {
	expect(existsSync('dist/opensearch.xml')).toBe(false);
});
