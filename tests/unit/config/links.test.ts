import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLinks } from '../../../config/links.ts';

let dist: string;

beforeAll(() => {
	dist = mkdtempSync(path.join(tmpdir(), 'links-'));
	mkdirSync(path.join(dist, 'files'));
	writeFileSync(path.join(dist, 'files/pond map.svg'), '');
});
afterAll(() => rmSync(dist, { recursive: true }));

/** Follows the links of a page about ponds, which stands beside one about lakes. */
const check = (content: string) => () =>
	checkLinks(
		dist,
		new Map([
			[
				path.join('waters', 'ponds', 'index.html'),
				`<nav><a href="/menu/">Menu</a></nav><main><h2 id="depth">Depth</h2>${content}</main>`,
			],
			[
				path.join('waters', 'lakes', 'index.html'),
				'<main><h2 id="süd &amp; nord">Shores</h2></main>',
			],
		]),
	);

test('links to pages, their sections, files and other sites are followed, whatever their form', () => {
	expect(
		check(`<a href="#depth">Depth</a> <a class="x" href="../lakes/">Lakes</a> <a href="">Ponds</a>
			<a href="/waters/lakes/#s%C3%BCd%20%26%20nord">Shores</a> <a href="?depth=3">Three metres</a>
			<a href="/files/pond%20map.svg">Map</a> <a href="https://aws.example/no/such/page/">AWS</a>
			<a href="mailto:a@example.org">Mail</a>`),
	).not.toThrow();
});

test.each([
	['/waters/lake/', '/waters/lake/ leads nowhere; nearest: /waters/lakes/'],
	['#dept', '#dept leads to no section of the page; nearest: #depth'],
	['/waters/lakes/#depth', '/waters/lakes/#depth leads to no section of the page'],
	['/files/', '/files/ leads nowhere'],
	['/files/../../etc/', 'leads nowhere'],
	['/waters/100%/', '/waters/100%/ is no valid address (a percent sign is written %25)'],
	['#50%', '#50% is no valid address (a percent sign is written %25)'],
	['https://[aws', 'https://[aws is no valid address'],
])('a link to %s is named with its page and what is wrong', (link, message) => {
	expect(check(`<a href="${link}">There</a>`)).toThrow('/waters/ponds/: ');
	expect(check(`<a href="${link}">There</a>`)).toThrow(message);
});

test('all dead links are named at once', () => {
	expect(check('<a href="/a/">A</a><a href="/b/">B</a>')).toThrow(/\/a\/ leads[^]*\/b\/ leads/);
});
