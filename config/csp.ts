import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

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
];

/** The inline script that a page with a lab has (`components/ui/LinkVeil.astro`). */
const linkVeil = readFileSync(
	new URL('../src/components/ui/reading-the-link.js', import.meta.url),
	'utf8',
);

/** Hashes of the scripts and styles that stand in pages. */
export interface Inline {
	scripts: ReadonlySet<string>;
	styles: ReadonlySet<string>;
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const known = [...inlineScriptHashes, hashOf(linkVeil)];

/** Most pages have the same. */
const hashes = new Map<string, string>();

/** Hashes of what stands in a page. */
export function inlineIn(html: string): Inline {
	const inline = { scripts: new Set<string>(), styles: new Set<string>() };
	for (const [, tag, text] of html.matchAll(/<(script|style)\b[^>]*>([^]*?)<\/\1>/g)) {
		const hash = hashes.get(text!) ?? hashOf(text!);
		hashes.set(text!, hash);
		inline[tag === 'script' ? 'scripts' : 'styles'].add(hash);
	}
	return inline;
}

/**
 * The policy of pages in which these scripts and styles stand: nothing from another origin, no inline script but the
 * ones above, and of these no more than stand there, because hashes are most of a policy’s bytes.
 */
export const contentSecurityPolicy = ({ scripts, styles }: Inline): string =>
	[
		"default-src 'self'",
		"img-src 'self' data:",
		"object-src 'none'",
		"base-uri 'self'",
		"form-action 'self'",
		// Pagefind's WebAssembly is compiled under the page's policy where there is no worker.
		`script-src 'self' 'wasm-unsafe-eval'${quoted(known.filter((hash) => scripts.has(hash)))}`,
		`style-src 'self'${quoted([...styles])}`,
		// Starlight and Expressive Code set colours and indents in style attributes.
		"style-src-attr 'unsafe-inline'",
	].join('; ');

const quoted = (sources: readonly string[]) => sources.map((source) => ` '${source}'`).join('');
