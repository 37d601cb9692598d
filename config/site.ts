import type { StarlightUserConfig } from '@astrojs/starlight/types';

const { BASE, SITE, REPOSITORY } = process.env;

/** Path that the site is served under: `BASE` of the environment, or the root. */
export const base = BASE ? `/${BASE.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/') : '/';

/** Address of the deployment, for canonical links and the sitemap; nothing where `SITE` is not set. */
export const site: { site?: string } = SITE ? { site: SITE } : {};

/** Link to the source repository; nothing where `REPOSITORY` is not set. */
export const social: Pick<StarlightUserConfig, 'social'> = REPOSITORY
	? { social: [{ icon: 'github', label: 'Source', href: REPOSITORY }] }
	: {};

/** "Edit this page"; nothing where `REPOSITORY` is not set. */
export const editLink: Pick<StarlightUserConfig, 'editLink'> = REPOSITORY
	? { editLink: { baseUrl: `${REPOSITORY.replace(/\/$/, '')}/edit/main/` } }
	: {};
