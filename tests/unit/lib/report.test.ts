import { expect, test } from 'vitest';
import { reportOn } from '~/lib/report';

const page = { page: '/lambda/limits/', address: 'https://notes.example/lambda/limits/' };

test('a report is a new issue with page and build filled in', () => {
	const report = new URL(
		reportOn('https://github.com/example/notes/', { ...page, build: '1a2b3c4' }),
	);
	expect(report.origin + report.pathname).toBe('https://github.com/example/notes/issues/new');
	expect(Object.fromEntries(report.searchParams)).toEqual({
		title: 'Error on /lambda/limits/',
		body: `Page: https://notes.example/lambda/limits/
Build: 1a2b3c4

What is wrong, and which page of AWS’s says what holds?
`,
	});
});

test('without a build it says the page alone', () => {
	const report = reportOn('https://github.com/example/notes', { ...page, build: undefined });
	expect(new URL(report).searchParams.get('body')).toMatch(/^Page: \S+\n\nWhat/);
});

test('what is put behind a report ends its text', () => {
	const report = reportOn('https://github.com/example/notes', { ...page, build: '1a2b3c4' });
	expect(new URL(`${report}%0AFact: lambda-quotas/layers`).searchParams.get('body')).toMatch(
		/holds\?\n\nFact: lambda-quotas\/layers$/,
	);
});
