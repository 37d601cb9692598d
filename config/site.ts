import { sep } from 'node:path';
import type { StarlightUserConfig } from '@astrojs/starlight/types';

type Head = NonNullable<StarlightUserConfig['head']>;

const { BASE, SITE, REPOSITORY } = process.env;

/** Path that the site is served under: `BASE` of the environment, or the root. */
export const base = BASE ? `/${BASE.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/') : '/';

/** Address of the deployment, for canonical links and the sitemap; nothing where `SITE` is not set. */
export const site: { site?: string } = SITE ? { site: SITE } : {};

/** Path of a built page, without the base, of its file in the site’s folder: `/lambda/vpc/` of `lambda/vpc/index.html`. */
export const pathOf = (file: string): string =>
	`/${file.replaceAll(sep, '/').replace(/(?<=^|\/)index\.html$/, '')}`;

/** Path at which a page is served, of its path without the base. */
export const under = (page: string): string => base.replace(/\/$/, '') + page;

/** Address of the home page; nothing where `SITE` is not set. */
export const address = SITE ? new URL(base, SITE) : undefined;

/** File by which browsers add the search page to their search engines; it needs the whole address. */
export const OPEN_SEARCH = 'opensearch.xml';

/** List of the pages’ Markdown copies, for programs that read the site (https://llmstxt.org/). */
export const LLMS_FILE = 'llms.txt';

/** Links to what makes the site installable: a reader’s device shows it among its programs. */
export const installable: Head = [
	{ tag: 'link', attrs: { rel: 'manifest', href: `${base}manifest.webmanifest` } },
	{ tag: 'link', attrs: { rel: 'apple-touch-icon', href: `${base}icons/apple.png` } },
];

/** Link to that file; nothing where `SITE` is not set. */
export const openSearch: Head = address
	? [
			{
				tag: 'link',
				attrs: {
					rel: 'search',
					type: 'application/opensearchdescription+xml',
					title: 'Architecture Notes',
					href: base + OPEN_SEARCH,
				},
			},
		]
	: [];

/** Feed of what changed; its items need whole addresses. */
export const FEED = 'changes.xml';

/** Link by which feed readers find it; nothing where `SITE` is not set. */
export const feed: Head = address
	? [
			{
				tag: 'link',
				attrs: {
					rel: 'alternate',
					type: 'application/rss+xml',
					title: 'What changed in Architecture Notes',
					href: base + FEED,
				},
			},
		]
	: [];

/** Link to the source repository; nothing where `REPOSITORY` is not set. */
export const social: Pick<StarlightUserConfig, 'social'> = REPOSITORY
	? { social: [{ icon: 'github', label: 'Source', href: REPOSITORY }] }
	: {};

/** "Edit this page"; nothing where `REPOSITORY` is not set. */
export const editLink: Pick<StarlightUserConfig, 'editLink'> = REPOSITORY
	? { editLink: { baseUrl: `${REPOSITORY.replace(/\/$/, '')}/edit/main/` } }
	: {};

/** Folder of the labs’ pages that other sites may frame. */
export const EMBED = 'embed';

/** Whether search engines are told of a page: not of those that others frame, and not of the one that only searches. */
export const isListed = (page: string): boolean =>
	!['search', EMBED].includes(new URL(page).pathname.slice(base.length).split('/')[0]!);
