import type { Page } from '@playwright/test';
import axe from 'axe-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules whose verdict a theme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on a page against WCAG 2.2 AA, a sentence each.
 *
 * @param rules - all, or those alone whose verdict a theme can change
 */
export async function axeProblems(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
	// A page keeps its copy until it is left: it takes longer to start than some rules to run.
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const { violations } = await page.evaluate(
		(options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
		{
			runOnly: rules === 'all' ? WCAG : OF_COLOURS,
			resultTypes: ['violations' as const],
			preload: false,
		},
	);
	return violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' '))} ${nodes[0]?.html}`,
	);
}
