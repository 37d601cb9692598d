import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { HEADERS_FILE } from '../config/headers.ts';
import { readHeaders } from './read-headers.ts';

/** Texts that say nothing about their encoding themselves. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
	'.md': 'text/markdown; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a built site on this machine, with the response headers that the build wrote and, where a file has been
 * compressed beside it, compressed.
 *
 * @param port - the port to take; where it is in use, any free one
 * @returns the server and its address, the base path included
 */
export async function serve(
	folder: string,
	port: number,
	base = '/',
): Promise<{ server: Server; address: string }> {
	const files = sirv(folder, {
		etag: true,
		gzip: true,
		setHeaders(response, file) {
			const type = TEXT_TYPES[path.extname(file)];
			if (type !== undefined) response.setHeader('Content-Type', type);
		},
	});
	const missing = readFileSync(path.join(folder, '404.html'));
	const headersFor = readHeaders(readFileSync(path.join(folder, HEADERS_FILE), 'utf8'));
	const prefix = base.replace(/\/$/, '');
	const server = createServer((request, response) => {
		const [pathname] = (request.url ?? '/').split('?');
		response.setHeaders(new Map(Object.entries(headersFor(pathname!))));
		// Not by `files`, which would answer 200.
		const miss = () => {
			response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(missing);
		};
		if (request.url?.startsWith(`${prefix}/`)) {
			request.url = request.url.slice(prefix.length);
			files(request, response, miss);
		} else miss();
	});
	const listen = (wanted: number) =>
		new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(wanted, '127.0.0.1', () => {
				server.removeListener('error', reject);
				resolve();
			});
		});
	await listen(port).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') throw error;
		return listen(0);
	});
	const taken = server.address();
	if (taken === null || typeof taken === 'string') throw new Error('the server has no port');
	return { server, address: `http://localhost:${taken.port}${prefix}/` };
}
