import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ASSETS } from './assets.ts';
import { EMBED, base } from './site.ts';

/** File that Cloudflare Pages, the servers of this project and its deployment to AWS take response headers from. */
export const HEADERS_FILE = '_headers';

/** What a page that calculates and shows text needs of a browser: nothing of these. */
const FORBIDDEN_FEATURES = [
	'camera',
	'display-capture',
	'geolocation',
	'microphone',
	'midi',
	'payment',
	'usb',
];

const onEveryFile = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Permissions-Policy': FORBIDDEN_FEATURES.map((name) => `${name}=()`).join(', '),
	'Cross-Origin-Opener-Policy': 'same-origin',
};

/** What a browser heeds of a document alone; they are longer than some scripts. */
const OF_DOCUMENTS = ['Content-Security-Policy', 'X-Frame-Options'];

/** Files whose names change with what is in them, none of them a document. */
const HASHED = [ASSETS, 'pagefind/fragment', 'pagefind/index'];

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Writes the response headers of the site: the policy of all its pages, with the frame rules that only a header can
 * carry. Labs under `/embed/` may be framed by anyone, everything else by nobody.
 */
export function writeHeaders(dist: string, policy: string): void {
	writeFileSync(path.join(dist, HEADERS_FILE), headersOf(policy));
}

/** The policy in a page. */
const META = /<meta http-equiv="content-security-policy" content="([^"]+)">/;

/**
 * Content security policy that a built page carries.
 *
 * @throws {Error} when it carries none
 */
export function policyIn(html: string): string {
	const [, policy] = META.exec(html) ?? [];
	if (policy === undefined) throw new Error('the page has no content security policy');
	return policy;
}

/** A page with its policy in a `<meta>` that ends the head: Chromium looks ahead for style sheets only as far as that. */
export const withPolicy = (html: string, policy: string): string =>
	html.replace('</head>', `<meta http-equiv="content-security-policy" content="${policy}"></head>`);

/** The file, in the form of https://developers.cloudflare.com/pages/configuration/headers/. */
const headersOf = (policy: string): string =>
	[
		rule(`${base}*`, {
			...onEveryFile,
			'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
			'X-Frame-Options': 'DENY',
		}),
		rule(
			`${base}${EMBED}/*`,
			{ 'Content-Security-Policy': `${policy}; frame-ancestors *` },
			OF_DOCUMENTS,
		),
		...HASHED.map((folder) =>
			rule(
				`${base}${folder}/*`,
				{ 'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable` },
				OF_DOCUMENTS,
			),
		),
	].join('\n');

/** One rule; `removed` are headers of earlier rules that do not hold here. */
const rule = (pattern: string, headers: Record<string, string>, removed: readonly string[] = []) =>
	[
		pattern,
		...removed.map((name) => `  ! ${name}`),
		...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
		'',
	].join('\n');
