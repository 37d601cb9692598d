import { expect, test } from 'vitest';
import { absolute, href } from '~/lib/href';

test('puts the base before a path, whatever its slashes', () => {
	expect(href('/lambda/', '/')).toBe('/lambda/');
	expect(href('/lambda/', '/notes/')).toBe('/notes/lambda/');
	expect(href('/lambda/', '/notes')).toBe('/notes/lambda/');
});

test('refuses a path that is not absolute', () => {
	expect(() => href('lambda/')).toThrow('starts with "/"');
});

test('an address is whole where the site’s is known, and begins at its root otherwise', () => {
	expect(absolute('/facts.json', new URL('https://notes.example'))).toBe(
		'https://notes.example/facts.json',
	);
	expect(absolute('/facts.json', undefined)).toBe('/facts.json');
});
