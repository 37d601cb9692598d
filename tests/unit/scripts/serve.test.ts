import { mkdtempSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HEADERS_FILE } from '../../../config/headers.ts';
import { serve } from '../../../scripts/serve.ts';

let server: Server;
let port: string;

beforeAll(async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
	writeFileSync(path.join(folder, HEADERS_FILE), '/*\n  X-Content-Type-Options: nosniff\n');
	writeFileSync(path.join(folder, 'index.html'), 'Home');
	writeFileSync(path.join(folder, '404.html'), 'Nowhere');
	const served = await serve(folder, 0);
	server = served.server;
	port = new URL(served.address).port;
});
afterAll(() => server.close());

/** Answer to a request line that no browser would send. */
const ask = (line: string) =>
	new Promise<{ status: number | undefined; body: string; type: unknown }>((resolve, reject) => {
		request({ port, path: line }, (response) => {
			let body = '';
			response.on('data', (part) => (body += String(part)));
			response.on('end', () =>
				resolve({
					status: response.statusCode,
					body,
					type: response.headers['x-content-type-options'],
				}),
			);
		})
			.on('error', reject)
			.end();
	});

test.each(['//', '///x', '/%', '/%E0%A4%A', '/..%2f..%2fpackage.json', '/../package.json'])(
	'%s is answered with nothing of the machine, and the server goes on',
	async (line) => {
		const { status, body, type } = await ask(line);
		expect([200, 404]).toContain(status);
		expect(['Home', 'Nowhere']).toContain(body);
		expect(type).toBe('nosniff');
		expect((await ask('/?q=%')).body).toBe('Home');
	},
);
