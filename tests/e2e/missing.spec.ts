import { expect, test } from '@playwright/test';
import { axeProblems } from './axe.ts';
import { serve } from '../../scripts/serve.ts';

const results = '.search-view[data-search="missing"] [role="option"]';

test('an address with a slip leads to the page that was meant', async ({ page }) => {
	const response = await page.goto('lamda/limit/');
	expect(response!.status()).toBe(404);
	await expect(page.getByRole('main').getByRole('combobox', { name: /Search/ })).toHaveValue(
		'lamda limit',
	);
	const first = page.locator(results).first();
	await expect(first).toContainText('Lambda limits');
	await expect(page).toHaveURL(/\/lamda\/limit\/$/);
	await first.click();
	await expect(page).toHaveURL(/\/lambda\/limits\/$/);
});

test('it works under a base path, whose name is no word of the query', async ({ page }) => {
	const { server, address } = await serve('.cache/dist-base', 0, '/notes/');
	await page.goto(`${address}route-53/ttls/index.html`);
	await expect(page.getByRole('main').getByRole('combobox', { name: /Search/ })).toHaveValue(
		'route 53 ttls',
	);
	await expect(page.locator(results).first()).toHaveAttribute('href', '/notes/route-53/ttl/');
	server.closeAllConnections();
	server.close();
});

for (const path of [
	'%3Cimg%20src=x%20onerror=alert(1)%3E/',
	'%E0%A4%A/',
	`${'long-'.repeat(600)}/`,
	'"><script>alert(1)</script>/',
	'zzzzqqqq/',
])
	test(`what an address holds is text only, and there is always a way on: ${path.slice(0, 40)}`, async ({
		page,
	}) => {
		const problems: string[] = [];
		page.on('dialog', (dialog) => problems.push(dialog.message()));
		page.on('pageerror', (error) => problems.push(error.message));
		await page.goto(path);
		await expect(page.locator(results).first()).toBeVisible();
		expect(await page.locator('main :is(img, script[src="x"])').count()).toBe(0);
		expect(problems).toEqual([]);
	});

test('the visit’s last query is not lost to a wrong address', async ({ page }) => {
	await page.goto('search/?q=warm+pool');
	await expect(page.locator('[role="option"]').first()).toBeVisible();
	await page.goto('lamda/limit/');
	await expect(page.locator(results).first()).toBeVisible();
	expect(await page.evaluate(() => sessionStorage.getItem('search'))).toBe('q=warm+pool');
});

test('without JavaScript it leads to every section', async ({ browser, baseURL }) => {
	const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL! });
	await page.goto('lamda/limit/');
	await page.getByRole('main').getByRole('link', { name: 'Load balancing' }).click();
	await expect(page.locator('h1')).toHaveText('Load balancing');
	await page.close();
});

for (const width of [360, 1440])
	for (const colorScheme of ['light', 'dark'] as const)
		test(`axe finds nothing in its answers, ${width} pixels wide, ${colorScheme}`, async ({
			page,
		}) => {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 800 });
			await page.goto('lamda/limit/');
			await expect(page.locator(results).first()).toBeVisible();
			expect(await axeProblems(page)).toEqual([]);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
			).toBeLessThanOrEqual(0);
		});
