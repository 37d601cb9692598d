import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { paths } from './paths';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const path of [...paths, '/404.html']) {
	test(`${path} is silent, local, within its width and accessible in both themes, wide and narrow`, async ({
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
		for (const width of [1440, 360]) {
			await page.setViewportSize({ width, height: 800 });
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await page.goto(path);
				const axe = new AxeBuilder({ page });
				// Nothing but colours differs between the themes.
				if (colorScheme === 'light') axe.withTags(WCAG);
				else axe.withRules(['color-contrast', 'link-in-text-block']);
				const { violations } = await axe.analyze();
				for (const { id, nodes } of violations)
					problems.push(
						`${id} in ${colorScheme} at ${width}: ${nodes.slice(0, 3).map(({ target }) => target.join(' '))}`,
					);
			}
			const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (beyond > 0) problems.push(`${beyond} pixels wider than ${width}`);
		}
		expect(problems).toEqual([]);
	});

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
