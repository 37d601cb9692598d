import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Headers of a build, in the form that config/headers.ts writes and with values that it does not have. */
export const HEADERS = `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
  Permissions-Policy: camera=()
  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'
  X-Frame-Options: SAMEORIGIN

/embed/*
  ! Content-Security-Policy
  ! X-Frame-Options
  Content-Security-Policy: default-src 'self'; frame-ancestors *

/_astro/*
  Cache-Control: public, max-age=1234, immutable

/words/index/*
  Cache-Control: public, max-age=1234, immutable
`;

/** Writes a site of one page. */
export function buildSite(folder: string): void {
	mkdirSync(path.join(folder, '_astro'), { recursive: true });
	for (const [file, text] of [
		['_headers', HEADERS],
		['index.html', '<!doctype html><title>Home</title>'],
		['_astro/a.js', ''],
	] as const)
		writeFileSync(path.join(folder, file), text);
}
