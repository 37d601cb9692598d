// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { afterBuild } from './config/after-build.ts';
import { environment } from './config/environment.ts';
import { baseLinks, focusableScrollers, glossaryLinks } from './config/markdown.ts';
import { mapData } from './config/map-data.ts';
import { sidebar } from './config/sidebar.ts';
import { readGlossary } from './src/collections/glossary.ts';
import { islands } from './config/islands.ts';
import {
	base,
	editLink,
	feed,
	installable,
	isListed,
	openSearch,
	site,
	social,
} from './config/site.ts';

/**
 * What `src/content.config.ts` takes from packages, which Node can load as it is: Astro would send it, and a hundred
 * modules of its own behind it, through Vite one by one before every build.
 */
const external = [
	'@astrojs/starlight/loaders',
	'@astrojs/starlight/schema',
	'astro/content/config',
	'astro/zod',
];

export default defineConfig({
	...site,
	base,
	trailingSlash: 'always',
	compressHTML: true,
	prefetch: false,
	build: { inlineStylesheets: 'never', concurrency: 4 },
	// Inlined scripts would be sent again with every page, and each would need its hash in the policy.
	vite: {
		build: { assetsInlineLimit: 0 },
		environments: { astro: { resolve: { external } } },
	},
	env: { schema: environment },
	markdown: {
		syntaxHighlight: false,
		processor: satteri({
			features: { smartPunctuation: { dashes: false } },
			mdastPlugins: base === '/' ? [] : [baseLinks(base)],
			hastPlugins: [focusableScrollers, glossaryLinks(base, readGlossary())],
		}),
	},
	integrations: [
		starlight({
			title: 'Architecture Notes',
			description:
				'A handbook of AWS solutions architecture in which every figure is checked against AWS’s documentation, with calculators.',
			favicon: '/favicon.svg',
			credits: false,
			// The index is made by an integration of ours, which knows the pages’ other names.
			pagefind: false,
			expressiveCode: false,
			sidebar,
			routeMiddleware: ['./src/route-data/sidebar.ts', './src/route-data/head.ts'],
			...social,
			...editLink,
			head: [...installable, ...openSearch, ...feed],
			// src/pages/404.astro searches for what was asked.
			disable404Route: true,
			customCss: ['./src/styles/theme.css'],
			components: {
				EditLink: './src/components/overrides/EditLink.astro',
				Footer: './src/components/overrides/Footer.astro',
				LanguageSelect: './src/components/overrides/LanguageSelect.astro',
				PageTitle: './src/components/overrides/PageTitle.astro',
				Search: './src/components/overrides/Search.astro',
			},
		}),
		islands,
		mapData,
		sitemap({ filter: isListed }),
		afterBuild,
	],
});
