import { expect, test, type Page } from '@playwright/test';
import axe from 'axe-core';
import { wake } from '../e2e/labs.ts';
import { paths } from '../e2e/paths.ts';
import { inspect, type Rule } from './inspect.ts';

/** A phone, a tablet, a desk. */
const WIDTHS = [360, 768, 1440];

/** Where the pictures go, one for each page, width and theme. */
const SCREENS = '.cache/screens';

/** Rules that colours do not change. */
const LAYOUT: Rule[] = ['overflow', 'text-size', 'target-size', 'clipped-text'];

for (const path of [...paths, '404.html'])
	test(path, async ({ page }) => {
		test.setTimeout(180_000);
		/** What was found, with the widths and themes at which it was. */
		const problems = new Map<string, string[]>();
		const note = (found: readonly string[], where: string) => {
			for (const problem of found) problems.set(problem, [...(problems.get(problem) ?? []), where]);
		};
		for (const width of WIDTHS) {
			await page.setViewportSize({ width, height: 900 });
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
			await page.goto(path);
			// A window as tall as the page: what is drawn only in sight is drawn, and every lab comes to life.
			await showWhole(page, width);
			await wake(page);
			for (const island of await page.locator('astro-island').all())
				await expect(island).not.toHaveAttribute('ssr', { timeout: 10_000 });
			await page.evaluate(() => {
				for (const details of document.querySelectorAll('main details'))
					if (!details.closest('mobile-starlight-toc')) details.setAttribute('open', '');
			});
			await showWhole(page, width);
			for (const rule of LAYOUT) note(await page.evaluate(inspect, rule), `${width}`);
			for (const theme of ['light', 'dark'] as const) {
				await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
				const where = `${width} ${theme}`;
				note(await page.evaluate(inspect, 'drawing-contrast' as Rule), where);
				note(await contrastProblems(page), where);
				const name = path.replace(/^\.\/|\/$|\.html$/g, '').replaceAll('/', '.') || 'home';
				await page.screenshot({
					path: `${SCREENS}/${name}.${width}.${theme}.jpg`,
					type: 'jpeg',
					quality: 80,
				});
			}
		}
		expect([...problems].map(([problem, where]) => `${where.join(', ')}: ${problem}`)).toEqual([]);
	});

/** Makes the window as tall as the page; what was not near it, such as long tables, is laid out in the frames after. */
async function showWhole(page: Page, width: number): Promise<void> {
	await page.setViewportSize({ width, height: await heightOf(page) });
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
	);
}

/** Height of the whole page, as far as Chromium draws one picture. */
const heightOf = async (page: Page) =>
	Math.min(16_000, await page.evaluate(() => Math.max(900, document.documentElement.scrollHeight)));

/** What axe finds; run in the page itself, a third of the time that its Playwright package takes for a page of its own. */
async function contrastProblems(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(() =>
		(globalThis as unknown as { axe: typeof axe }).axe.run(document, {
			runOnly: ['color-contrast'],
			resultTypes: ['violations'],
		}),
	);
	return violations.flatMap(({ nodes }) =>
		nodes.map(({ target, any }) => `${any[0]?.message}: ${target.join(' ')}`),
	);
}
