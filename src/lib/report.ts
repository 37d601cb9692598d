/**
 * Address under which a reader reports a mistake on a page: a new issue with what is known filled in
 * (https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue#creating-an-issue-from-a-url-query).
 * Its text comes last, so that a script can put the fact behind it.
 *
 * @param page - its path
 * @param address - the page’s whole address, or its path where that is not known
 * @param build - name of the build that the reader sees, where it has one
 */
export function reportOn(
	repository: string,
	{ page, address, build }: { page: string; address: string; build: string | undefined },
): string {
	const report = new URL(`${repository.replace(/\/$/, '')}/issues/new`);
	const known = [`Page: ${address}`, build && `Build: ${build}`].filter(Boolean).join('\n');
	report.searchParams.set('title', `Error on ${page}`);
	report.searchParams.set(
		'body',
		`${known}\n\nWhat is wrong, and which page of AWS’s says what holds?\n`,
	);
	return report.href;
}
