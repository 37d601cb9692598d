import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

type SidebarEntry = StarlightRouteData['sidebar'][number];

/**
 * Keeps the pages of the reader's own section in the sidebar; another section is a link to its first page, which
 * lists its pages with a sentence each. With all pages, every page would grow with each that is added.
 */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
	starlightRoute.sidebar = starlightRoute.sidebar.map((entry) =>
		entry.type === 'link' || hasCurrent(entry) ? entry : linkTo(entry),
	);
});

const hasCurrent = (entry: SidebarEntry): boolean =>
	entry.type === 'link' ? entry.isCurrent : entry.entries.some(hasCurrent);

/** A section as a link; one without pages stays as it is. */
function linkTo(section: Extract<SidebarEntry, { type: 'group' }>): SidebarEntry {
	const [first] = section.entries;
	return first?.type === 'link' ? { ...first, label: section.label, badge: section.badge } : section;
}
