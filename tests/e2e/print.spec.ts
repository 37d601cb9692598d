import { expect, test, type Page } from '@playwright/test';

/** Opens a page as it is printed. */
async function print(page: Page, path: string, colorScheme: 'light' | 'dark' = 'light') {
	await page.emulateMedia({ colorScheme });
	await page.goto(path);
	await page.emulateMedia({ media: 'print', colorScheme });
}

test('on paper there are no controls, and answers are open', async ({ page }) => {
	await print(page, 'lambda/');
	for (const hidden of ['nav[aria-label="Main"]', 'site-search', '.breadcrumbs', '[rel="next"]'])
		await expect(page.locator(hidden).first()).toBeHidden();
	await expect(page.locator('offline-reading button')).toBeHidden();
	const answers = page.locator('.answer');
	expect(await answers.count()).toBeGreaterThan(2);
	for (const answer of await answers.all()) {
		await expect(answer).not.toHaveAttribute('open');
		// Of a folded answer the summary alone would have a height.
		const [whole, summary] = await Promise.all([
			answer.boundingBox(),
			answer.locator('summary').boundingBox(),
		]);
		expect(whole!.height).toBeGreaterThan(summary!.height * 2);
	}
});

test('the addresses of sources are written out', async ({ page }) => {
	await print(page, 'lambda/limits/');
	const source = page.locator('.sources a[href^="https"]').first();
	const written = await source.evaluate((link) => getComputedStyle(link, '::after').content);
	expect(written).toContain(await source.getAttribute('href'));
});

test('the dark theme prints as the light one', async ({ page }) => {
	const colours = async (colorScheme: 'light' | 'dark') => {
		await print(page, 'lambda/vpc/', colorScheme);
		return page.evaluate(() => {
			const styles = ['body', 'main a', '.diagram svg text', '.diagram svg .connection'].map(
				(selector) => getComputedStyle(document.querySelector(selector)!),
			);
			return styles.map(({ color, fill, stroke }) => [color, fill, stroke]);
		});
	};
	expect(await colours('dark')).toEqual(await colours('light'));
});

test('a lab prints its verdict and the tables of what is shown, without sliders and buttons', async ({
	page,
}) => {
	await page.goto('labs/lambda-vs-api-gateway/');
	const rate = page.getByLabel('Request rate requests a second', { exact: true });
	await rate.fill('100');
	await expect(page.locator('[data-verdict]')).toContainText('all 100 requests a second');
	const served = page.locator('.lab details table tbody tr').nth(10).locator('td').first();
	await expect(served).not.toHaveText('100');
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await expect(page.locator('[data-verdict]')).toBeVisible();
	await expect(served).toHaveText('100');
	await expect(served).toBeVisible();
	await expect(page.locator('.lab button').first()).toBeHidden();
	await expect(page.locator('.lab input[type="range"]').first()).toBeHidden();
});

test('all rows of a long table are printed, not those near the screen alone', async ({ page }) => {
	const last = () =>
		page
			.locator('.long-table tbody tr')
			.last()
			.evaluate((row) => row.checkVisibility({ contentVisibilityAuto: true }));
	await page.goto('reference/quotas/');
	expect(await last()).toBe(false);
	await page.emulateMedia({ media: 'print' });
	await expect.poll(last).toBe(true);
});
