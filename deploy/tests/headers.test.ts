import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyFields, readRules } from '../headers.ts';
import { HEADERS } from './built-site.ts';

test('each pattern has the headers of all rules that match it', () => {
	const { everyFile, others } = readRules(HEADERS);
	assert.equal(everyFile.headers['X-Frame-Options'], 'SAMEORIGIN');
	assert.deepEqual(
		others.map(({ pattern, cacheControl }) => [pattern, cacheControl]),
		[
			['embed/*', undefined],
			['_astro/*', 'public, max-age=1234, immutable'],
			['words/index/*', 'public, max-age=1234, immutable'],
		],
	);
	const [embed, hashed] = others;
	assert.equal(embed!.headers['X-Frame-Options'], undefined);
	assert.equal(embed!.headers['Content-Security-Policy'], "default-src 'self'; frame-ancestors *");
	assert.deepEqual(hashed!.headers, everyFile.headers);
});

test('a build for a path below the root is refused, because it would be served at the root', () => {
	assert.throws(() => readRules('/notes/*\n  X-Frame-Options: DENY\n'), /without BASE/);
});

test('headers that CloudFront has fields for stand in those, others as they are', () => {
	const { securityHeadersBehavior, customHeadersBehavior } = policyFields({
		'X-Frame-Options': 'DENY',
		'Referrer-Policy': 'no-referrer',
		'X-New': 'of its own',
	});
	assert.deepEqual(securityHeadersBehavior!.frameOptions, { frameOption: 'DENY', override: true });
	assert.deepEqual(securityHeadersBehavior!.referrerPolicy, {
		referrerPolicy: 'no-referrer',
		override: true,
	});
	assert.deepEqual(customHeadersBehavior!.customHeaders, [
		{ header: 'X-New', value: 'of its own', override: true },
	]);
});

test('a value that CloudFront cannot send is refused', () => {
	for (const [name, value] of [
		['X-Frame-Options', 'ALLOW-FROM https://example.org'],
		['Referrer-Policy', 'sometimes'],
		['X-Content-Type-Options', 'sniff'],
	] as const)
		assert.throws(() => policyFields({ [name]: value }), /CloudFront has no/);
});
