import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import vm from 'node:vm';
import fc from 'fast-check';

interface Request {
	uri: string;
	rawQueryString: () => string | undefined;
}
interface Redirect {
	statusCode: number;
	headers: { location: { value: string } };
}

const code = readFileSync(path.join(import.meta.dirname, '../viewer-request.js'), 'utf8');
const handler = vm.runInNewContext(`${code}; handler`) as (event: {
	request: Request;
}) => Request | Redirect;

/** `query` is undefined where the address has no question mark, as in the helper of CloudFront’s runtime. */
const ask = (uri: string, query?: string) =>
	handler({ request: { uri, rawQueryString: () => query } });

const fileFor = (uri: string, query?: string): string => {
	const answer = ask(uri, query);
	assert.ok('uri' in answer, `${uri} is redirected`);
	return answer.uri;
};

const locationFor = (uri: string, query?: string): string => {
	const answer = ask(uri, query);
	assert.ok('headers' in answer, `${uri} is not redirected`);
	assert.equal(answer.statusCode, 301);
	return answer.headers.location.value;
};

test('a page’s address is the index file of its folder', () => {
	assert.equal(fileFor('/'), '/index.html');
	assert.equal(fileFor('/lambda/limits/'), '/lambda/limits/index.html');
	assert.equal(fileFor('/labs/spot-fleet/', 'v=1'), '/labs/spot-fleet/index.html');
});

test('an address that lacks the last slash is sent to the one with it, and the query goes along', () => {
	assert.equal(locationFor('/lambda/limits'), '/lambda/limits/');
	assert.equal(locationFor('/a/b', 'x=1&x=2&y'), '/a/b/?x=1&x=2&y');
	assert.equal(
		locationFor('/a/b', 'n=%2Fa%26b%3D&q=caf%C3%A9+au'),
		'/a/b/?n=%2Fa%26b%3D&q=caf%C3%A9+au',
	);
	assert.equal(locationFor('/a/b', ''), '/a/b/');
});

test('a file with an extension stays as it is', () => {
	for (const uri of ['/sw.js', '/404.html', '/compute/hpc.md', '/_astro/a.B1c.css', '/.well-known'])
		assert.equal(fileFor(uri), uri);
});

test('what browsers would read as another host is not redirected', () => {
	for (const uri of [
		'//evil',
		'///evil',
		'/\\evil',
		'//evil/a',
		'/\\/evil',
		'/\t/evil',
		'//',
		'evil',
	])
		assert.ok('uri' in ask(uri), uri);
});

/** Pieces that paths are attacked with. */
const piece = fc.constantFrom(
	...['/', '//', '\\', '.', '..', 'a', 'lambda', 'evil.example', '@', ':', 'https:', 'javascript:'],
	...['%2f', '%5c', '%2e', '%0d%0a', '\t', '\n', '\r', '?', '#', ';', ' ', 'é', '\u0000', '\u2028'],
);
const hostilePath = fc
	.oneof(
		fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
		fc.string({ unit: 'binary' }),
		fc.webPath().map((text) => text.slice(1)),
	)
	.map((text) => `/${text}`);
const query = fc.option(fc.webQueryParameters(), { nil: undefined });

test('every redirect stays on the site, adds one slash and keeps the query', () => {
	fc.assert(
		fc.property(hostilePath, query, (uri, search) => {
			const answer = ask(uri, search);
			if ('uri' in answer) return;
			const { value } = answer.headers.location;
			const target = new URL(value, 'https://notes.example/somewhere/');
			assert.equal(target.origin, 'https://notes.example');
			assert.equal(value, `${uri}/${search ? `?${search}` : ''}`);
		}),
		{ numRuns: 5000 },
	);
});

test('nothing is redirected twice', () => {
	fc.assert(
		fc.property(hostilePath, (uri) => {
			const answer = ask(uri);
			if ('headers' in answer)
				assert.equal(fileFor(answer.headers.location.value), `${uri}/index.html`);
		}),
		{ numRuns: 2000 },
	);
});

test('every other request asks for the path itself or the index file in it', () => {
	fc.assert(
		fc.property(hostilePath, (uri) => {
			const answer = ask(uri);
			if ('uri' in answer) assert.equal(answer.uri, uri.endsWith('/') ? `${uri}index.html` : uri);
		}),
		{ numRuns: 2000 },
	);
});

test('the code is as small as CloudFront takes it', () => {
	// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html, quotas on functions
	assert.ok(Buffer.byteLength(code) <= 10 * 1024);
});
