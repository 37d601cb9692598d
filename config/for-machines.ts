import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { FACTS_FILE, FACTS_SCHEMA_FILE } from '../src/lib/facts/address.ts';
import { markdownCopyOf } from '../src/lib/markdown-copy.ts';
import type { CopiedPage, CopyWork } from './page-markdown-worker.ts';
import { sidebar } from './sidebar.ts';
import { base, EMBED, LLMS_FILE, site } from './site.ts';

/** For fewer pages a thread takes longer to begin than it saves. */
const PAGES_OF_THREAD = 250;

/** A page’s copy, and the page’s path without the base. */
interface Copy extends CopiedPage {
	page: string;
	/** Path of the copy, without the base. */
	file: string;
}

/**
 * Writes the Markdown copy of each page of a built folder beside it, in threads of their own, and `llms.txt`, which
 * lists them in the order of the menu.
 *
 * @param pages - the files of the pages
 * @returns how many copies there are
 */
export async function writeMarkdownCopies(dist: string, pages: readonly string[]): Promise<number> {
	const named = pages
		.filter((file) => path.basename(file) === 'index.html')
		.map((file) => `/${file.slice(0, -'index.html'.length).replaceAll(path.sep, '/')}`)
		.flatMap((page) => {
			const file = page.startsWith(`/${EMBED}/`) ? undefined : markdownCopyOf(page);
			return file === undefined ? [] : [{ page, file }];
		});
	const work = named.map(({ page, file }) => ({
		html: path.join(dist, page, 'index.html'),
		path: under(page),
		copy: path.join(dist, file),
	}));
	const share = Math.max(PAGES_OF_THREAD, Math.ceil(work.length / availableParallelism()));
	const shares = Array.from({ length: Math.ceil(work.length / share) }, (_, index) =>
		inThread({ site: site.site, pages: work.slice(index * share, (index + 1) * share) }),
	);
	const copied = (await Promise.all(shares)).flat();
	const copies = named.map((name, index) => ({ ...name, ...copied[index]! }));
	writeFileSync(path.join(dist, LLMS_FILE), llmsOf(copies));
	return copies.length;
}

const inThread = (work: CopyWork) =>
	new Promise<CopiedPage[]>((resolve, reject) => {
		new Worker(new URL('page-markdown-worker.ts', import.meta.url), { workerData: work })
			.once('message', resolve)
			.once('error', reject);
	});

const under = (page: string) => base.replace(/\/$/, '') + page;
const addressOf = (file: string) =>
	site.site ? new URL(under(file), site.site).href : under(file);

/**
 * The copies in the groups of the menu. Pages that no group names come last, under the word by which the form says
 * that programs may leave them out.
 */
function llmsOf(copies: readonly Copy[]): string {
	const left = new Map(copies.map((copy) => [copy.page, copy]));
	const take = (page: string) => {
		const copy = left.get(page);
		if (!copy) throw new Error(`the menu names ${page}, which has no Markdown copy`);
		left.delete(page);
		return copy;
	};
	const pageOf = (item: string | { slug: string }) =>
		take(`/${typeof item === 'string' ? item : item.slug}/`);
	const home = left.get('/')!;
	const groups = sidebar.map((group) => {
		const pages = typeof group === 'string' ? [pageOf(group)] : group.items.map(pageOf);
		return [typeof group === 'string' ? pages[0]!.title : group.label, pages] as const;
	});
	return [
		`# ${home.title}\n\n> ${home.description}`,
		`Each page has a copy in Markdown, at its address with “.md” in place of the last slash. Figures of AWS’s have footnotes there, which name the source and the age of the evidence. [All facts](${addressOf(FACTS_FILE)}) are in one JSON file, each with an address to quote; [its schema](${addressOf(FACTS_SCHEMA_FILE)}) says what the keys mean.`,
		...[...groups, ['Optional', [...left.values()]] as const].map(
			([label, pages]) => `## ${label}\n\n${pages.map(entryOf).join('\n')}`,
		),
	]
		.map((block) => `${block}\n`)
		.join('\n');
}

const entryOf = ({ title, file, description }: Copy) =>
	`- [${title}](${addressOf(file)}): ${description}`;
