import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AstroUserConfig } from 'astro';

/**
 * SHA-256 of the inline scripts that Starlight 0.42 writes into its pages: theme before the first
 * paint, search shortcut, theme picker, and the two that keep the sidebar's state. They change with
 * Starlight; `tests/content/rules.test.ts` names the hash that is missing.
 */
export const inlineScriptHashes = [
	'sha256-VWo5Wp4aqSj6nSgMpeAp9cKieaoIfwFUAunAVugI5gA=',
	'sha256-f/zAUE74ucc3JYp4r4QQvkJofoQdkOIhHYK+jeZ6eko=',
	'sha256-GkZBRnvSuhtx/cvzvukVkX2JJZW+DdPlVr7BX8Tefqo=',
	'sha256-wX2yOADeV+NMngflD5uYi3vl50SHC4sfM1EmylVjlX4=',
	'sha256-7eCV4jtsr4t4knb3c4FCRPeu7GGZeOUGE3XvWix0XOQ=',
] as `sha256-${string}`[];

/** What a policy calls an inline script or style: its SHA-256. */
export const sourceOf = (text: string) =>
	`sha256-${createHash('sha256').update(text).digest('base64')}` as const;

/** The inline script that a page with a lab has (`components/ui/LinkVeil.astro`). */
const linkVeil = readFileSync(
	new URL('../src/components/ui/reading-the-link.js', import.meta.url),
	'utf8',
);

/** The policy of every page: nothing from another origin, no inline script but the ones above. */
export const contentSecurityPolicy = {
	directives: [
		"default-src 'self'",
		"img-src 'self' data:",
		"object-src 'none'",
		"base-uri 'self'",
		"form-action 'self'",
	],
	scriptDirective: {
		// Pagefind's WebAssembly is compiled under the page's policy where there is no worker.
		resources: ["'self'", "'wasm-unsafe-eval'"],
		hashes: [...inlineScriptHashes, sourceOf(linkVeil)],
	},
	styleDirective: {
		// Starlight and Expressive Code set colours and indents in style attributes.
		resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }],
	},
} satisfies NonNullable<AstroUserConfig['security']>['csp'];
