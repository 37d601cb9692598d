import { expect, test } from '@playwright/test';
import { axeProblems } from './axe.ts';
import { paths } from './paths.ts';

for (const path of [...paths, '404.html']) {
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
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		await page.goto(path);
		for (const width of [1440, 360]) {
			await page.setViewportSize({ width, height: 800 });
			for (const theme of ['light', 'dark'] as const) {
				// As the theme picker does it; pages to embed have none.
				await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
				// Nothing but colours differs between the themes.
				for (const problem of await axeProblems(page, theme === 'light' ? 'all' : 'colours'))
					problems.push(`in ${theme} at ${width}: ${problem}`);
			}
			const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (beyond > 0) problems.push(`${beyond} pixels wider than ${width}`);
		}
		expect(problems).toEqual([]);
	});
}

for (const [section, ofSection] of Map.groupBy(paths, (path) => path.split('/')[0]!))
	test(`every page of /${section} reads in full without JavaScript`, async ({ browser }) => {
		const page = await browser.newPage({ javaScriptEnabled: false });
		for (const path of ofSection) {
			await page.goto(path);
			await expect(page.locator('h1'), path).toBeVisible();
			const hidden = await page
				.locator('main p, main table')
				.evaluateAll(
					(nodes) =>
						nodes.filter(
							(node) =>
								!node.closest('details, form, [popover]') && !(node as HTMLElement).offsetParent,
						).length,
				);
			expect(hidden, path).toBe(0);
		}
		await page.close();
	});
