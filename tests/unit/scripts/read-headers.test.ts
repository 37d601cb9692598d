import { describe, expect, test } from 'vitest';
import { headerPatterns, readHeaders } from '../../../scripts/read-headers.ts';

// The rules of https://developers.cloudflare.com/pages/configuration/headers/.
const file = `/*
  X-Frame-Options: DENY
  Cache-Control: no-cache

/embed/*
  ! X-Frame-Options
  Content-Security-Policy: default-src 'self'; frame-ancestors *

/embed/lab/
  Cache-Control: private
`;
const headersFor = readHeaders(file);

describe('a file of response headers', () => {
	test('gives a path what all rules that match it set', () => {
		expect(headersFor('/')).toEqual({ 'X-Frame-Options': 'DENY', 'Cache-Control': 'no-cache' });
	});

	test('takes away what a later rule removes', () => {
		expect(headersFor('/embed/other/')).toEqual({
			'Cache-Control': 'no-cache',
			'Content-Security-Policy': "default-src 'self'; frame-ancestors *",
		});
	});

	test('joins values of the same header by a comma', () => {
		expect(headersFor('/embed/lab/')['Cache-Control']).toBe('no-cache, private');
	});

	test('names its patterns', () => {
		expect(headerPatterns(file)).toEqual(['/*', '/embed/*', '/embed/lab/']);
	});

	test('refuses a header above the first pattern', () => {
		expect(() => readHeaders('  X-Frame-Options: DENY')).toThrow('no pattern stands above');
	});
});
