import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { sidebar } from '../../config/sidebar.ts';
import { loadFacts, loadTables } from '../../src/collections/load.ts';
import { resolveEntries } from '../../src/collections/resolve.ts';
import { figureText } from '../../src/lib/facts/figure.ts';
import {
	attribute,
	builtPages,
	elements,
	hasClass,
	textOf,
	type BuiltPage,
	type Element,
} from './built.ts';

const facts = resolveEntries(
	await loadFacts('src/content/facts'),
	await loadTables('src/content/tables'),
);
const figure = (id: string, part?: string) => {
	const { value, unit } = facts.get(id)!.figure!;
	return figureText(value, unit, { part });
};

/** Everything of a Markdown text, as GitHub reads it. */
const read = (markdown: string) =>
	fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const nodesOf = (node: Nodes): Nodes[] => [
	node,
	...('children' in node ? node.children.flatMap(nodesOf) : []),
];
const addressesIn = (node: Nodes) =>
	nodesOf(node).flatMap((each) => (each.type === 'link' ? [each.url] : []));

const content = ({ document }: BuiltPage) =>
	[...elements(document)].find((element) => hasClass(element, 'sl-markdown-content'));

/** What only a browser has use for. */
const isRead = (element: Element) =>
	!['button', 'svg', 'script', 'style', 'form'].includes(element.tagName) &&
	!['sr-only', 'sl-anchor-link', 'fact-mark', 'correction-source'].some((name) =>
		hasClass(element, name),
	) &&
	attribute(element, 'aria-hidden') !== 'true';

/** Text without what Markdown and HTML set differently: spaces, and the brackets around what is set small. */
const bare = (text: string) => text.replace(/[\s()]/g, '');

const BLOCKS = /^(p|li|h[1-6]|t[dh]|d[td]|caption|figcaption|pre)$/;

for (const [folder, base, site] of [
	['dist', '', ''],
	['.cache/dist-base', '/notes', 'https://notes.example'],
] as const)
	describe(`Markdown copies in ${folder}`, () => {
		const root = site + base;
		const copyAt = (file: string) => readFileSync(path.join(folder, file), 'utf8');
		const built = builtPages(folder);
		const pages = built
			.filter((page) => content(page) && !/^\/(404|search)\b/.test(page.path))
			.map((page) => {
				const file = page.path === '/' ? '/index.md' : page.path.replace(/\/$/, '.md');
				const copy = copyAt(file);
				return { ...page, body: content(page)!, file, copy, tree: read(copy) };
			});
		const anchors = new Map(
			built.map(({ path: page, document }) => [
				page,
				new Set([...elements(document)].map((element) => attribute(element, 'id'))),
			]),
		);

		/** What is wrong with an address in a text that stands alone; nothing where it leads somewhere. */
		const problemWith = (address: string) => {
			if (!address.startsWith(`${root}/`)) return /^https:\/\//.test(address) ? [] : [address];
			const { pathname, hash } = new URL(address.slice(root.length), 'https://site.example');
			const file = path.join(folder, pathname, pathname.endsWith('/') ? 'index.html' : '');
			const isThere =
				existsSync(file) &&
				(!hash || anchors.get(pathname)?.has(decodeURIComponent(hash.slice(1))));
			return isThere ? [] : [address];
		};

		test('every page has one and links to it, and there are no others', () => {
			expect(pages.length).toBeGreaterThan(80);
			const files = (readdirSync(folder, { recursive: true }) as string[])
				.filter((file) => file.endsWith('.md'))
				.map((file) => `/${file}`);
			expect(files.toSorted()).toEqual(pages.map(({ file }) => file).toSorted());
			for (const { path: page, document } of built) {
				const link = [...elements(document)].find(
					(element) => element.tagName === 'a' && attribute(element, 'rel') === 'alternate',
				);
				const own = pages.find((each) => each.path === page);
				expect(link && attribute(link, 'href'), page).toBe(own && base + own.file);
			}
		});

		test('links in them lead to pages and sections that are there', () => {
			for (const { file, tree } of pages)
				expect(addressesIn(tree).flatMap(problemWith), file).toEqual([]);
		});

		test('every text of a page stands in its copy', () => {
			for (const { path: page, body, tree } of pages) {
				const copy = bare(toString(tree));
				const blocks = [...elements(body, isRead)].filter(
					(element) =>
						BLOCKS.test(element.tagName) &&
						![...elements(element)].some(({ tagName }) => BLOCKS.test(tagName)),
				);
				const lost = blocks
					.map((block) => textOf(block, isRead))
					.filter((text) => !copy.includes(bare(text)));
				expect(lost, page).toEqual([]);
			}
		});

		test('every figure stands in the copy with its unit, and every source with its address', () => {
			for (const { path: page, body, copy } of pages) {
				const shown = [...elements(body, ({ tagName }) => tagName !== 'form')];
				const figures = Map.groupBy(
					shown
						.filter((element) => hasClass(element, 'fact'))
						.map((element) => textOf(element).trim()),
					(text) => text,
				);
				for (const [text, times] of figures)
					expect(copy.split(text).length - 1, `${page}: ${text}`).toBeGreaterThanOrEqual(
						times.length,
					);
				const list = shown.find(({ tagName }) => tagName === 'fact-cards');
				for (const link of list ? elements(list) : []) {
					const href = attribute(link, 'href');
					if (href !== undefined) expect(copy, page).toContain(`](${href})`);
				}
			}
		});

		test('every mark of a source leads to a footnote', () => {
			for (const { file, tree } of pages) {
				const nodes = nodesOf(tree);
				const named = (type: string) => [
					...new Set(
						nodes.flatMap((node) =>
							node.type === type && 'identifier' in node ? [node.identifier] : [],
						),
					),
				];
				const defined = named('footnoteDefinition');
				expect(
					named('footnoteReference').filter((mark) => !defined.includes(mark)),
					file,
				).toEqual([]);
			}
		});

		test('nothing of menus, buttons and other controls is in them', () => {
			for (const { path: page, document, copy, tree } of pages) {
				const nodes = nodesOf(tree);
				const blocks = new Set(
					nodes
						.filter(({ type }) => ['paragraph', 'heading'].includes(type))
						.map((node) => bare(toString(node))),
				);
				const controls = [...elements(document)]
					.filter(
						(element) =>
							['button', 'nav', 'footer', 'select', 'label'].includes(element.tagName) ||
							hasClass(element, 'sr-only'),
					)
					.map((element) => bare(textOf(element)));
				expect(
					controls.filter((text) => text !== '' && blocks.has(text)),
					page,
				).toEqual([]);
				expect(
					nodes.filter(({ type }) => type === 'html'),
					page,
				).toEqual([]);
				expect(/Section titled|Open larger/.exec(copy), page).toBeNull();
			}
		});

		test('llms.txt lists every copy once, with its description, in the order of the menu', () => {
			const list = copyAt('llms.txt');
			const tree = read(list);
			const [heading, quote, paragraph, ...rest] = tree.children;
			expect([heading, quote, paragraph].map((node) => node?.type)).toEqual([
				'heading',
				'blockquote',
				'paragraph',
			]);
			expect(addressesIn(tree).flatMap(problemWith)).toEqual([]);
			expect(rest.map((node) => (node.type === 'heading' ? node.depth : node.type))).toEqual(
				rest.map((_, index) => (index % 2 === 0 ? 2 : 'list')),
			);
			const inMenu = sidebar
				.flatMap((group) => (typeof group === 'string' ? [group] : group.items))
				.map((item) => `/${typeof item === 'string' ? item : item.slug}.md`);
			const listed = [...list.matchAll(/^- \[(.+)\]\((\S+)\): (.+)$/gm)].map(
				([, title, address, description]) => ({
					title,
					file: address!.slice(root.length),
					description,
				}),
			);
			expect(listed.slice(0, inMenu.length).map(({ file }) => file)).toEqual(inMenu);
			expect(listed.map(({ file }) => file).toSorted()).toEqual(
				pages.map(({ file }) => file).toSorted(),
			);
			for (const { title, file, description } of listed)
				expect(copyAt(file!)).toMatch(`# ${title}\n\n> ${description}\n`);
		});

		test('a page of prose, corrections and a table', () => {
			const copy = copyAt('compute/hpc.md');
			expect(copy).toMatch(`# High performance computing

> Moving data in, tightly coupled instances with EFA, storage from io2 to FSx for Lustre, and AWS Batch or ParallelCluster to run the jobs.

Copied from the page [High performance computing](${root}/compute/hpc/).

High performance computing (HPC) spreads one large calculation over many machines.`);
			expect(copy).toMatch(/^## Getting data in\n\nDirect Connect has dedicated ports/m);
			expect(copy).toContain(`> **The notes were wrong here**
>
> They said: DataSync copies on-premises data to S3, EFS, EBS and FSx for Windows File Server, and back.
>
> What holds:
>
> DataSync moves data`);
			expect(copy).toMatch(
				`> A [cluster placement group](${root}/compute/placement-groups/#cluster) is one network segment within one zone, not one rack. It gives a single flow ${figure('ec2.placement.cluster.10gbps')}[^`,
			);
			expect(copy).toMatch(
				`| EBS, io2 Block Express | a volume of one instance | ${figure('hpc.storage.ebs-iops')}[^`,
			);
			const { source } = facts.get('hpc.storage.ebs-iops')!;
			expect(copy).toMatch(
				new RegExp(
					`^\\[\\^\\d+\\]: \\[[^\\]]+\\]\\(${RegExp.escape(source!)}\\) \\(AWS’s [^)]+\\)\\n\\n    - \`hpc\\.storage\\.ebs-iops\`: `,
					'm',
				),
			);
		});

		test('a page with a diagram', () => {
			expect(copyAt('overview/request-path.md')).toContain(`
**Diagram.** Requests take the solid arrows, work that can wait the dashed one. Each service leads to its section; IAM decides about every call to an AWS API.

- Client
- Route 53, names
- CloudFront, Global Accelerator
- Load balancing
`);
			expect(copyAt('overview/request-path.md')).toContain(`
1. Client to Route 53, names: 1
2. Client to CloudFront, Global Accelerator: 2
`);
		});

		test('a page with a lab and a table of facts', () => {
			const copy = copyAt('lambda/limits.md');
			expect(copy).toMatch(
				/^> \*\*Lab: Concurrency and throughput calculator\.\*\* How many requests a second does a function behind API Gateway really serve\?\n>\n> Lambda is the bottleneck: [^\n]+\n>\n> \[Open the lab with these inputs\]\((\S+)\)\.$/m,
			);
			expect(copy).toContain(`(${root}/labs/lambda-vs-api-gateway/?v=1&rps=8000&s=0.2&`);
			expect(copy).toMatch(`**What one execution environment has**

| Figure | Value | Applies to |
| - | - | - |
| Memory | ${figure('lambda.limit.memory')}[^`);
		});

		test('a section’s questions with their answers', () => {
			expect(copyAt('lambda.md')).toContain(`
## Check yourself

### A burst that starves the checkout
`);
			expect(copyAt('lambda.md')).toContain(`
- A. Request a higher account concurrency quota.
- B. Give the checkout function provisioned concurrency.
- C. Send the S3 notifications to SQS, and set maximum concurrency on the event source mapping.
- D. Move both functions into a VPC with separate subnets.

**Answer and reasons**

**C is best.**

The queue keeps the burst and maximum concurrency bounds what it takes of the shared pool, at no charge.`);
		});
	});
