import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element of a built page. */
export type Element = Tree.Element;

/** A built page: its path as a reader sees it, and its document. */
export interface BuiltPage {
	path: string;
	html: string;
	document: Tree.Document;
}

/** Every page of a built folder. */
export function builtPages(folder = 'dist'): BuiltPage[] {
	if (!existsSync(folder)) throw new Error(`${folder} does not exist: run "npm run build" first`);
	return (readdirSync(folder, { recursive: true }) as string[])
		.filter((file) => file.endsWith('.html') && !file.startsWith('pagefind'))
		.toSorted()
		.map((file) => {
			const html = readFileSync(path.join(folder, file), 'utf8');
			return { path: `/${file.replace(/index\.html$/, '')}`, html, document: parse(html) };
		});
}

/** An attribute of an element; nothing where it is not set. */
export const attribute = (element: Element, name: string) =>
	element.attrs.find((each) => each.name === name)?.value;

/** Every element below a node, in document order; `enter` leaves subtrees out. */
export function* elements(
	node: Tree.ParentNode,
	enter: (element: Element) => boolean = () => true,
): Generator<Element> {
	for (const child of node.childNodes) {
		if (!('tagName' in child)) continue;
		if (!enter(child)) continue;
		yield child;
		yield* elements(child, enter);
	}
}

/** The text below a node; `enter` leaves subtrees out. */
export function textOf(
	node: Tree.ParentNode,
	enter: (element: Element) => boolean = () => true,
): string {
	return node.childNodes
		.map((child) => {
			if (child.nodeName === '#text') return (child as Tree.TextNode).value;
			return 'tagName' in child && enter(child) ? textOf(child, enter) : '';
		})
		.join('');
}

/** Whether an element has a class. */
export const hasClass = (element: Element, name: string) =>
	attribute(element, 'class')?.split(/\s+/).includes(name) ?? false;
