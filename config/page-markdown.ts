import type { Element, Parents, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type {
	BlockContent,
	DefinitionContent,
	Link,
	ListItem,
	PhrasingContent,
	RootContent,
	Text,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import {
	defaultHandlers as writers,
	toMarkdown,
	type Handle as ToMarkdownHandle,
} from 'mdast-util-to-markdown';
import { htmlToHast } from 'satteri';

/** A built page as programs, and people without a browser, read it. */
export interface PageMarkdown {
	title: string;
	description: string;
	markdown: string;
}

/** Controls and ornaments, which say nothing outside a browser. */
const isUnread = (node: Element) =>
	['button', 'svg', 'script', 'style'].includes(node.tagName) ||
	['sr-only', 'sl-anchor-link', 'quota-filter'].some((name) => hasClass(node, name)) ||
	node.properties['ariaHidden'] === 'true';

/** Stands for the site where its address is not known. */
const NOWHERE = 'https://site.invalid';

type Flow = BlockContent | DefinitionContent;

/**
 * The Markdown copy of a built page: its content in GitHub’s form of Markdown. Figures have footnotes that name their
 * sources, diagrams are their words, labs their answers. Links lead to pages and not to copies, because a text that
 * was passed on is read by people, and because only pages have the sections that links name.
 *
 * @param path - where the page is served, with the base path: `/notes/compute/hpc/`
 * @param site - where the site is served; without it links begin at its root
 * @throws {Error} where the page has no title, no description or no content
 */
export function markdownOf(html: string, path: string, site = NOWHERE): PageMarkdown {
	const head = treeOf(part(html, '<head>', '</head>', path));
	const main = treeOf(part(html, '<main', '</main>', path));
	const title = toString(required(main, 'h1', path)).trim();
	const description = String(
		required(head, 'meta[name="description"]', path).properties['content'],
	);
	const content = required(main, '.sl-markdown-content', path);
	const addressOf = (href: string) => {
		const { href: whole, origin } = new URL(href, new URL(path, site));
		return origin === NOWHERE ? whole.slice(NOWHERE.length) : whole;
	};
	prune(content);
	const body = toMdast(
		{ type: 'root', children: content.children },
		{
			document: true,
			handlers: handlersFor(sourceNumbers(content), addressOf),
			nodeHandlers: { comment: () => undefined },
		},
	);
	const markdown = toMarkdown(
		{
			type: 'root',
			children: [
				{ type: 'heading', depth: 1, children: [text(title)] },
				blockquote([paragraph([text(description)])]),
				paragraph([text('Copied from the page '), link(addressOf(''), [text(title)]), text('.')]),
				...('children' in body ? (body.children as RootContent[]) : []),
			],
		},
		{
			bullet: '-',
			extensions: [gfmToMarkdown({ tablePipeAlign: false })],
			handlers: { link: writeLink, text: writeText },
		},
	);
	return { title, description, markdown };
}

const treeOf = (html: string) => htmlToHast(html, { fragment: true }) as Root;

/** What stands between two marks; the menu, which is most of a page, is not worth parsing. */
function part(html: string, from: string, to: string, path: string): string {
	const start = html.indexOf(from);
	const end = html.indexOf(to, start);
	if (start < 0 || end < 0) throw new Error(`${path} has no ${from}`);
	return html.slice(start, end);
}

function required(page: Root, selector: string, path: string): Element {
	const found = select(selector, page);
	if (found === undefined) throw new Error(`${path} has no ${selector}`);
	return found;
}

function prune(parent: Element): void {
	parent.children = parent.children.filter((child) => child.type !== 'element' || !isUnread(child));
	for (const child of parent.children) if (child.type === 'element') prune(child);
}

/** Number of the source of each fact in the page’s list of sources, by the address of its entry there. */
const sourceNumbers = (content: Element) =>
	new Map(
		selectAll('fact-cards > ol > li', content).flatMap((source, index) =>
			selectAll('li[id]', source).map(({ properties }) => [
				`#${String(properties['id'])}`,
				index + 1,
			]),
		),
	);

/** Leaves `&` in addresses as it is, because programs take them out of texts as they stand. */
const writeLink: ToMarkdownHandle = (node: Link, parent, state, info) => {
	if (/[()<>\\;\s]/.test(node.url)) return writers.link(node, parent, state, info);
	const words = state.containerPhrasing(node, { ...info, before: '[', after: ']' });
	return `[${words}](${node.url})`;
};

/** Looks in a text for those marks of Markdown alone that are in it, because looking for each takes most of the time. */
const writeText: ToMarkdownHandle = (node: Text, parent, state, info) => {
	const unsafe = state.unsafe.filter(({ character }) => node.value.includes(character));
	return writers.text(node, parent, { ...state, unsafe }, info);
};

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const strong = (children: PhrasingContent[]): PhrasingContent => ({ type: 'strong', children });
const link = (url: string, children: PhrasingContent[]): PhrasingContent => ({
	type: 'link',
	url,
	children,
});
const paragraph = (children: PhrasingContent[]): Flow => ({ type: 'paragraph', children });
const blockquote = (children: Flow[]): Flow => ({ type: 'blockquote', children });
const footnote = (number: number) => ({ identifier: String(number), label: String(number) });
const reference = (number: number): PhrasingContent => ({
	type: 'footnoteReference',
	...footnote(number),
});

const phrasing = (state: State, node: Parents) => state.all(node) as PhrasingContent[];
const flow = (state: State, node: Parents) => state.toFlow(state.all(node));

/** A correction whose last paragraph, the mark of its source, stands behind the sentence before it. */
function withMark(blocks: Flow[]): Flow[] {
	const [sentence, mark] = blocks.slice(-2);
	if (sentence?.type !== 'paragraph' || mark?.type !== 'paragraph') return blocks;
	return [...blocks.slice(0, -2), paragraph([...sentence.children, ...mark.children])];
}

const hasClass = ({ properties: { className } }: Element, name: string) =>
	Array.isArray(className) && className.includes(name);
const hrefOf = ({ properties }: Element) => String(properties['href']);

/** How elements are written that mean more on these pages than their names say. */
function handlersFor(
	sources: ReadonlyMap<string, number>,
	addressOf: (href: string) => string,
): Record<string, Handle> {
	/** Source of the sentence that is being written, which its figures need not repeat. */
	let ofSentence: number | undefined;

	return {
		span(state, node) {
			const mark = node.children.at(-1);
			const around = ofSentence;
			if (mark?.type === 'element' && hasClass(mark, 'fact-mark'))
				ofSentence = sources.get(hrefOf(mark));
			const children = state.all(node);
			ofSentence = around;
			return children;
		},

		a(state, node) {
			const href = hrefOf(node);
			const number = sources.get(href);
			const words = phrasing(state, node);
			if (hasClass(node, 'term')) return words;
			if (number === undefined) return link(addressOf(href), words);
			// Other links to a source have nothing but its number for their words.
			if (!hasClass(node, 'fact')) return reference(number);
			return number === ofSentence ? words : [...words, reference(number)];
		},

		small(state, node, parent) {
			const words = phrasing(state, node);
			const before = parent?.children[parent.children.indexOf(node) - 1];
			const space = before && !/\s$/.test(toString(before)) ? ' ' : '';
			if (toString(node).trim().startsWith('(')) return [text(space), ...words];
			return [text(`${space}(`), ...words, text(')')];
		},

		div(state, node) {
			const children = flow(state, node);
			return hasClass(node, 'correction') ? blockquote(withMark(children)) : children;
		},

		p(state, node) {
			const words = phrasing(state, node);
			return paragraph(hasClass(node, 'correction-title') ? [strong(words)] : words);
		},

		summary: (state, node) => paragraph([strong(phrasing(state, node))]),

		table(state, node) {
			const caption = select('caption', node);
			const table = defaultHandlers.table!(state, node) as Flow;
			return caption ? [paragraph([strong(phrasing(state, caption))]), table] : table;
		},

		dl: (state, node) => ({
			type: 'list',
			spread: false,
			children: selectAll('div', node).map((entry) => ({
				type: 'listItem',
				spread: false,
				children: [
					paragraph([
						strong(phrasing(state, select('dt', entry)!)),
						text(': '),
						...phrasing(state, select('dd', entry)!),
					]),
				],
			})),
		}),

		figure(state, node) {
			const caption = select('figcaption', node);
			if (!caption || !hasClass(node, 'diagram')) return flow(state, node);
			return [
				paragraph([strong([text('Diagram.')]), text(' '), ...phrasing(state, caption)]),
				...selectAll('details > :is(ul, ol):not(:empty)', node).map(
					(words) => state.one(words, node) as Flow,
				),
			];
		},

		form(state, node) {
			const question = select('.lab-question', node);
			const verdict = select('[data-verdict]', node);
			if (!question || !verdict) return undefined;
			const whole = select('.lab-hint > a[href^="/"]', node);
			return blockquote([
				paragraph([
					strong([text(`Lab: ${String(node.properties['ariaLabel'])}.`)]),
					text(' '),
					...phrasing(state, question),
				]),
				paragraph(phrasing(state, verdict)),
				paragraph([
					link(addressOf(whole ? hrefOf(whole) : ''), [text('Open the lab with these inputs')]),
					text('.'),
				]),
			]);
		},

		li(state, node) {
			const item = defaultHandlers.li!(state, node) as ListItem;
			const [statement] = item.children;
			const [, id] = /^fact-(.+)/.exec(String(node.properties['id'])) ?? [];
			if (id !== undefined && statement?.type === 'paragraph')
				statement.children.unshift({ type: 'inlineCode', value: id }, text(': '));
			return item;
		},

		'fact-cards': (state, node) =>
			selectAll('fact-cards > ol > li', node).map((source, index) => ({
				type: 'footnoteDefinition',
				...footnote(index + 1),
				children: flow(state, source),
			})),
	};
}
