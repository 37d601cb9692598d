import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { paths } from './paths';

for (const path of paths) {
	for (const colorScheme of ['light', 'dark'] as const) {
		for (const width of [360, 1440]) {
			test(`${path} in ${colorScheme} at ${width} pixels: silent, local, within its width, accessible`, async ({
				page,
				baseURL,
			}) => {
				const problems: string[] = [];
				page.on('console', (message) => problems.push(message.text()));
				page.on('pageerror', (error) => problems.push(error.message));
				page.on('request', (request) => {
					if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(baseURL!))
						problems.push(request.url());
				});
				await page.setViewportSize({ width, height: 800 });
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await page.goto(path);
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
					.analyze();
				expect(
					violations.map(
						({ id, nodes }) =>
							`${id}: ${nodes
								.slice(0, 3)
								.map(({ target }) => target)
								.join(', ')}`,
					),
				).toEqual([]);
				expect(
					await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
				).toBeLessThanOrEqual(0);
				expect(problems).toEqual([]);
			});
		}
	}

	test(`${path} reads in full without JavaScript`, async ({ browser }) => {
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(path);
		await expect(page.locator('h1')).toBeVisible();
		const hidden = await page
			.locator('main p, main table')
			.evaluateAll(
				(nodes) =>
					nodes.filter(
						(node) =>
							!node.closest('details, form, [popover]') && !(node as HTMLElement).offsetParent,
					).length,
			);
		expect(hidden).toBe(0);
		await page.close();
	});
}
