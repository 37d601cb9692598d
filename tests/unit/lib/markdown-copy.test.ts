import { expect, test } from 'vitest';
import { markdownCopyOf } from '~/lib/markdown-copy';

test.each([
	['/', '/index.md'],
	['/lambda/', '/lambda.md'],
	['/compute/hpc/', '/compute/hpc.md'],
	['/search/', undefined],
	['/404.html', undefined],
	['/searching/', '/searching.md'],
])('%s has %s', (page, copy) => {
	expect(markdownCopyOf(page)).toBe(copy);
});
