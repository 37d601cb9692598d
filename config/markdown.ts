import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineHastPlugin, defineMdastPlugin, type HastNode, type HastPluginInput } from 'satteri';

/**
 * Markdown plugin: puts the deployment's base before every absolute internal link, so that authors
 * write `/lambda/limits/` whatever the address. `href()` of `src/lib/href.ts` does it for components.
 */
export function baseLinks(base: string) {
	const prefix = base.replace(/\/$/, '');
	return defineMdastPlugin({
		name: 'base-links',
		link(node, context) {
			if (prefix && node.url.startsWith('/')) context.setProperty(node, 'url', prefix + node.url);
		},
	});
}

/** Markdown plugin: tables and code scroll on a narrow screen, so the keyboard must be able to reach them. */
export const focusableScrollers = defineHastPlugin({
	name: 'focusable-scrollers',
	element: {
		filter: ['table', 'pre'],
		visit(node, context) {
			context.setProperty(node, 'tabIndex', 0);
		},
	},
});

/** A term that pages link to the glossary. */
export interface LinkedTerm {
	term: string;
	/** Id of its entry on the glossary page. */
	anchor: string;
	/** Page that explains it, which needs no link. */
	page: string;
}

/** Elements and components in which a link would be wrong or would distract. */
const unlinked = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'a', 'code', 'pre', 'kbd'];
const unlinkedComponents = ['Question', 'Answer', 'Arithmetic', 'Correction'];

/**
 * Markdown plugin: the first use of a glossary term on a page is a link to its entry. */
export function glossaryLinks(base: string, terms: readonly LinkedTerm[]): HastPluginInput {
	const glossary = `${base.replace(/\/$/, '')}/reference/glossary/`;
	// The longest first, so that “VPC link” is not taken for “VPC”.
	const names = terms.map(({ term }) => term).toSorted((a, b) => b.length - a.length);
	const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${names.join('|')})(?![\\p{L}\\p{N}-])`, 'gu');
	return ({ fileURL }) => {
		const page = fileURL ? pageOf(fileURLToPath(fileURL)) : '';
		if (page.startsWith('/reference/')) return null;
		const left = new Map(
			terms
				.filter((term) => term.page !== page)
				.map(({ term, anchor }) => [term, `${glossary}#${anchor}`]),
		);
		return defineHastPlugin({
			name: 'glossary-links',
			text(node, context) {
				const uses = [...node.value.matchAll(pattern)].filter(({ 0: term }) => left.has(term));
				if (uses.length === 0) return;
				for (
					let parent: HastNode | undefined = context.parent(node);
					parent !== undefined;
					parent = parent.type === 'root' ? undefined : context.parent(parent)
				) {
					if ('tagName' in parent && unlinked.includes(parent.tagName)) return;
					if ('name' in parent && unlinkedComponents.includes(String(parent.name))) return;
				}
				const parts: HastNode[] = [];
				let end = 0;
				for (const { 0: term, index } of uses) {
					const address = left.get(term);
					if (address === undefined) continue;
					left.delete(term);
					parts.push(
						{ type: 'text', value: node.value.slice(end, index) },
						{
							type: 'element',
							tagName: 'a',
							properties: { href: address, className: ['term'] },
							children: [{ type: 'text', value: term }],
						},
					);
					end = index + term.length;
				}
				context.replaceNode(node, [...parts, { type: 'text', value: node.value.slice(end) }]);
			},
		});
	};
}

/** The path of a page, of its file under `src/content/docs`. */
function pageOf(file: string): string {
	const slug = file
		.split(path.sep)
		.join('/')
		.replace(/^.*\/content\/docs\//, '')
		.replace(/(^|\/)index\.mdx$/, '$1')
		.replace(/\.mdx$/, '/');
	return `/${slug}`;
}
