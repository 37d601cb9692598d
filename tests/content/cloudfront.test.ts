import { readFileSync, readdirSync } from 'node:fs';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { HEADERS_FILE } from '../../config/headers.ts';
import { builtPages } from './built.ts';

interface Request {
	uri: string;
	rawQueryString: () => undefined;
}
const code = readFileSync('deploy/viewer-request.js', 'utf8');
const handler = vm.runInNewContext(`${code}; handler`) as (event: {
	request: Request;
}) => Request | { headers: { location: { value: string } } };

/** What CloudFront’s function makes of an address: the file that it asks the bucket for, or where it sends readers. */
const answerFor = (uri: string) => {
	const answer = handler({ request: { uri, rawQueryString: () => undefined } });
	return 'uri' in answer ? { file: answer.uri } : { location: answer.headers.location.value };
};

const files = readdirSync('dist', { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && entry.name !== HEADERS_FILE)
	.map((entry) => `${entry.parentPath}/${entry.name}`.slice('dist'.length));

test('CloudFront finds each page at its address, and sends readers there who leave out the last slash', () => {
	const pages = builtPages('dist').map(({ path }) => path);
	for (const page of pages.filter((path) => path.endsWith('/'))) {
		expect(files).toContain(answerFor(page).file);
		if (page !== '/') expect(answerFor(page.slice(0, -1))).toEqual({ location: page });
	}
});

test('CloudFront takes no file for a page', () => {
	for (const file of files) expect(answerFor(file)).toEqual({ file });
});
