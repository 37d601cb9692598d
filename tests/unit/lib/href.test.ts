import { expect, test } from 'vitest';
import { href } from '~/lib/href';

test('puts the base before a path, whatever its slashes', () => {
	expect(href('/lambda/', '/')).toBe('/lambda/');
	expect(href('/lambda/', '/notes/')).toBe('/notes/lambda/');
	expect(href('/lambda/', '/notes')).toBe('/notes/lambda/');
});

test('refuses a path that is not absolute', () => {
	expect(() => href('lambda/')).toThrow('starts with "/"');
});
