import { defineHastPlugin, defineMdastPlugin } from 'satteri';

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

/** Markdown plugin: a table scrolls on a narrow screen, so the keyboard must be able to reach it. */
export const focusableTables = defineHastPlugin({
	name: 'focusable-tables',
	element: {
		filter: ['table'],
		visit(node, context) {
			context.setProperty(node, 'tabIndex', 0);
		},
	},
});
