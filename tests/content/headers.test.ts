import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policyIn } from '../../config/headers.ts';
import { readHeaders } from '../../scripts/read-headers.ts';
import { builtPages } from './built.ts';

/**
 * Longest value of a header that CloudFront adds
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html, quotas on headers).
 */
const CLOUDFRONT_LIMIT = 1783;

/** Longest line and most rules at Cloudflare Pages (https://developers.cloudflare.com/pages/configuration/headers/). */
const CLOUDFLARE_LINE = 2000;
const CLOUDFLARE_RULES = 100;

/** The sources that a policy allows, by directive. */
const sourcesOf = (policy: string) =>
	new Map(
		policy.split(';').map((directive) => {
			const [name, ...sources] = directive.trim().split(' ');
			return [name!, sources];
		}),
	);

for (const [folder, base] of [
	['dist', '/'],
	['.cache/dist-base', '/notes/'],
] as const)
	describe(`response headers of ${folder}`, () => {
		const file = readFileSync(`${folder}/_headers`, 'utf8');
		const headersFor = readHeaders(file);

		test('carry the policy that every page has, and who may frame it', () => {
			for (const { path, html } of builtPages(folder)) {
				const address = base + path.slice(1);
				const isFramed = path.startsWith('/embed/');
				const header = headersFor(address)['Content-Security-Policy']!;
				expect(header, path).toMatch(
					isFramed ? / frame-ancestors \*$/ : / frame-ancestors 'none'$/,
				);
				const allowed = sourcesOf(header);
				for (const [directive, sources] of sourcesOf(policyIn(html)))
					expect(
						sources.filter((source) => !allowed.get(directive)?.includes(source)),
						`${path}: ${directive}`,
					).toEqual([]);
				expect(headersFor(address)['X-Frame-Options'], path).toBe(isFramed ? undefined : 'DENY');
			}
		});

		test('have the hash of every inline script and style of every page', () => {
			for (const { path, html } of builtPages(folder))
				for (const [, , text] of html.matchAll(
					/<(script|style)\b(?![^>]*\bsrc=)[^>]*>([^]*?)<\/\1>/g,
				))
					expect(policyIn(html), `${path}: ${text!.slice(0, 60)}`).toContain(
						`'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
					);
		});

		test('keep what browsers may guess, tell and use small on every file', () => {
			for (const path of ['', 'lambda/limits/', 'embed/spot-fleet/', '_astro/a.js', 'not/there'])
				expect(headersFor(base + path)).toMatchObject({
					'X-Content-Type-Options': 'nosniff',
					'Referrer-Policy': 'strict-origin-when-cross-origin',
					'Cross-Origin-Opener-Policy': 'same-origin',
					'Permissions-Policy': expect.stringContaining('geolocation=()') as string,
				});
		});

		test('are as long as hosts accept them', () => {
			const lines = file.split('\n');
			expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(CLOUDFLARE_LINE);
			expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(
				CLOUDFLARE_RULES,
			);
			expect(headersFor(base)['Content-Security-Policy']!.length).toBeLessThanOrEqual(
				CLOUDFRONT_LIMIT,
			);
		});
	});
