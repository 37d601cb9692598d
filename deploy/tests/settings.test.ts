import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDomain } from '../settings.ts';

test('without any setting the site has no name of its own', () => {
	assert.equal(readDomain({}), undefined);
	assert.equal(readDomain({ SITE_DOMAIN: '', HOSTED_ZONE: '', HOSTED_ZONE_ID: '' }), undefined);
});

test('the name may be the zone or lie in it', () => {
	for (const name of ['example.org', 'notes.example.org', 'a.b.example.org'])
		assert.deepEqual(
			readDomain({ SITE_DOMAIN: name, HOSTED_ZONE: 'example.org', HOSTED_ZONE_ID: 'Z1' }),
			{
				name,
				zone: 'example.org',
				zoneId: 'Z1',
			},
		);
});

test('a name of another zone is refused, also one that only ends alike', () => {
	for (const SITE_DOMAIN of ['notes.example.com', 'badexample.org'])
		assert.throws(
			() => readDomain({ SITE_DOMAIN, HOSTED_ZONE: 'example.org', HOSTED_ZONE_ID: 'Z1' }),
			/is not in the hosted zone example\.org/,
		);
});

test('what is no domain name is refused', () => {
	for (const SITE_DOMAIN of [
		'https://example.org',
		'example.org/',
		'Example.org',
		'example',
		'-a.org',
	])
		assert.throws(
			() => readDomain({ SITE_DOMAIN, HOSTED_ZONE: 'example.org', HOSTED_ZONE_ID: 'Z1' }),
			/is not a domain name/,
		);
});

test('half a setting is refused', () => {
	const all = { SITE_DOMAIN: 'example.org', HOSTED_ZONE: 'example.org', HOSTED_ZONE_ID: 'Z1' };
	for (const name of Object.keys(all))
		assert.throws(() => readDomain({ ...all, [name]: undefined }), /set all three or none/);
});
