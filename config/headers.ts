import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
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

/** Files whose names change with what is in them. */
const HASHED = ['_astro', 'pagefind/fragment', 'pagefind/index'];

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Writes the response headers of the site: the policy that Astro made of `csp.ts` for the pages’ `<meta>`, with the
 * frame rules that only a header can carry. A page’s `<meta>` keeps what the page itself needs of it. Labs under `/embed/` may be framed by anyone, everything else by nobody.
 */
export const responseHeaders: AstroIntegration = {
	name: 'response-headers',
	hooks: {
		'astro:build:done'({ dir }) {
			const dist = fileURLToPath(dir);
			const policy = policyIn(readFileSync(path.join(dist, 'index.html'), 'utf8'));
			writeFileSync(path.join(dist, HEADERS_FILE), headersOf(policy));
			for (const file of readdirSync(dist, { recursive: true }) as string[]) {
				if (!file.endsWith('.html')) continue;
				const page = path.join(dist, file);
				const html = readFileSync(page, 'utf8');
				writeFileSync(page, html.replace(policy, ownPolicyOf(html, policy)));
			}
		},
	},
};

/**
 * Content security policy that a built page carries.
 *
 * @throws {Error} when it carries none
 */
export function policyIn(html: string): string {
	const [, policy] =
		/<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html) ?? [];
	if (policy === undefined) throw new Error('the page has no content security policy');
	return policy;
}

/** The policy with the hashes of no other scripts and styles than the page’s own; they are a good part of its bytes. */
function ownPolicyOf(html: string, policy: string): string {
	const own = new Set(
		[...html.matchAll(/<(script|style)\b[^>]*>([^]*?)<\/\1>/g)].map(
			([, , text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
		),
	);
	return policy.replaceAll(/ ('sha256-[^']+')/g, (hash, source) => (own.has(source) ? hash : ''));
}

/** The file, in the form of https://developers.cloudflare.com/pages/configuration/headers/. */
const headersOf = (policy: string): string =>
	[
		rule(`${base}*`, {
			...onEveryFile,
			'Content-Security-Policy': `${policy} frame-ancestors 'none'`,
			'X-Frame-Options': 'DENY',
		}),
		rule(`${base}${EMBED}/*`, { 'Content-Security-Policy': `${policy} frame-ancestors *` }, [
			'Content-Security-Policy',
			'X-Frame-Options',
		]),
		...HASHED.map((folder) =>
			rule(`${base}${folder}/*`, {
				'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
			}),
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
