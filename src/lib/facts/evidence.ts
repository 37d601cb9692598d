/** What each word of `evidence` means to a reader. */
export const evidenceText = {
	page: 'AWS’s page read in full',
	'dated-copy': 'an older copy of AWS’s page',
	'api-model': 'AWS’s API model',
	excerpt: 'an excerpt of AWS’s page',
	secondary: 'a secondary source only',
	none: 'no text of AWS’s seen',
} as const;

/** How good the evidence for a fact is. */
export type Evidence = keyof typeof evidenceText;

/** Whether evidence is so weak that the reader must see it beside the figure. */
export const isWeak = (evidence: Evidence) => evidence === 'secondary' || evidence === 'none';

const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** `2026-08` as “August 2026”; a year stays a year. */
export function ageText(asOf: string): string {
	const [year, month] = asOf.split('-');
	return month === undefined ? year! : `${months[Number(month) - 1]} ${year}`;
}

/** How good and how old the evidence is: “AWS’s API model, August 2026”. */
export const evidenceAndAge = ({
	evidence,
	asOf,
}: {
	evidence: Evidence;
	asOf?: string | undefined;
}): string =>
	asOf === undefined ? evidenceText[evidence] : `${evidenceText[evidence]}, ${ageText(asOf)}`;

/** Address of a source as a reader scans it: host and path, without protocol, language and ending. */
export function sourceText(source: string): string {
	const { hostname, pathname } = new URL(source);
	return hostname.replace(/^www\./, '') + pathname.replace(/\.html$/, '').replace(/\/$/, '');
}
