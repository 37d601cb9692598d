import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { getCollection } from 'astro:content';
import { HEIGHT, WIDTH } from '../components/covers/draw.ts';
import { sectionOf } from '../components/wayfinding/section.ts';
import { href } from '../lib/href.ts';

/** What the head of a page has beside Starlight’s tags. */
export const onRequest = defineRouteMiddleware(async ({ locals, site }) => {
	const route = locals.starlightRoute;
	const meta = (property: string, content: string) => ({
		tag: 'meta' as const,
		attrs: { property, content },
	});
	if (route.id === '404') {
		// The page answers for every address that leads nowhere, and has none of its own.
		route.head = route.head.filter(
			({ attrs }) => attrs?.['rel'] !== 'canonical' && attrs?.['property'] !== 'og:url',
		);
	} else if (site) {
		const { id, data } = route.entry;
		const section = await sectionOf(id);
		const hasOwn = (await getCollection('docs')).some((page) => page.id === id);
		route.head.push(
			meta('og:image', new URL(href(`/covers/${hasOwn ? id : 'index'}.png`), site).href),
			meta('og:image:width', String(WIDTH)),
			meta('og:image:height', String(HEIGHT)),
			meta(
				'og:image:alt',
				[data.title, section?.title, 'Architecture Notes'].filter(Boolean).join(', '),
			),
		);
	}
});
