import rss from '@astrojs/rss';
import type { APIRoute, GetStaticPaths } from 'astro';
import { changeKinds } from '../collections/changes.ts';
import { allChanges } from '../components/changes/all-changes.ts';
import { href } from '../lib/href.ts';

/** `/changes.xml`; nothing where `SITE` is not set, because items need whole addresses. */
export const getStaticPaths = (() =>
	import.meta.env.SITE ? [{ params: { feed: 'changes' } }] : []) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ site }) => {
	const address = (path: string) => new URL(href(path), site).href;
	return rss({
		title: 'What changed in Architecture Notes',
		description:
			'Corrections, changed facts, new pages and new labs of a handbook of AWS solutions architecture.',
		site: address('/'),
		xmlns: { atom: 'http://www.w3.org/2005/Atom' },
		customData: `<language>en-GB</language><atom:link href="${address('/changes.xml')}" rel="self" type="application/rss+xml"/>`,
		items: (await allChanges()).map(({ id, date, kind, says, figures, places }) => ({
			title: says,
			description: [...figures, `On: ${places.map(({ title }) => title).join(', ')}`].join('. '),
			link: address(`/reference/changes/#${id}`),
			pubDate: new Date(date),
			categories: [changeKinds[kind]],
		})),
	});
};
