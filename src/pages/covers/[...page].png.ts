import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import type { CoverText } from '../../components/covers/draw.ts';
import { renderCover } from '../../components/covers/render.ts';
import { sectionOf } from '../../components/wayfinding/section.ts';

/** A picture for each page, which links to it show elsewhere; none where `SITE` is not set: they need whole addresses. */
export const getStaticPaths = (async () => {
	if (!import.meta.env.SITE) return [];
	const pages = await getCollection('docs');
	return Promise.all(
		pages.map(async ({ id, data }) => ({
			params: { page: id },
			props: { title: data.title, section: (await sectionOf(id))?.title },
		})),
	);
}) satisfies GetStaticPaths;

export const GET: APIRoute<CoverText> = async ({ props }) =>
	new Response(await renderCover(props), { headers: { 'content-type': 'image/png' } });
