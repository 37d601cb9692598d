import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules whose verdict a theme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on a page against WCAG 2.2 AA, a sentence each.
 *
 * @param rules - all, or those alone whose verdict a theme can change
 */
export async function axeProblems(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
	// In the page itself: pages have no frames, and the other mode opens a tab for every result.
	const axe = new AxeBuilder({ page })
		.setLegacyMode()
		.options({ resultTypes: ['violations'], preload: false });
	if (rules === 'all') axe.withTags(WCAG);
	else axe.withRules(OF_COLOURS);
	const { violations } = await axe.analyze();
	return violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' '))} ${nodes[0]?.html}`,
	);
}
