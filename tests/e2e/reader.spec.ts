import { expect, test } from '@playwright/test';
import { holdBack } from './hold-back.ts';
import { wake } from './labs.ts';

test('the answer of the calculator is in the page without JavaScript', async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	await page.goto('lambda/limits/');
	await expect(page.locator('[data-verdict]')).toHaveText(/3,000 of 8,000 requests a second/);
	await expect(page.getByLabel('Request rate requests a second', { exact: true })).toBeDisabled();
	await page.close();
});

test('a shared link opens on its own answer', async ({ page }) => {
	await page.goto('lambda/limits/?rps=100&s=0.5');
	await expect(page.locator('[data-verdict]')).toHaveText(
		'Everything is served in steady state: all 100 requests a second.',
	);
});

test('typing changes the answer and the address; a slider works by keyboard', async ({ page }) => {
	await page.goto('lambda/limits/');
	await wake(page);
	const rate = page.getByLabel('Request rate requests a second', { exact: true });
	await rate.fill('5k');
	await expect(page.locator('[data-verdict]')).toHaveText(
		'Everything is served in steady state: all 5,000 requests a second.',
	);
	await expect(page).toHaveURL(/\?rps=5000$/);
	const slider = page.getByLabel('Request rate, slider');
	await slider.press('End');
	await expect(rate).toHaveValue('200000');
	await slider.press('Home');
	await expect(rate).toHaveValue('10');
	await expect(slider).toHaveAttribute('aria-valuetext', '10 requests a second');
});

test('nonsense in the address is named, and nothing of it is markup', async ({ page }) => {
	await page.goto('lambda/limits/?rps=%3Cb%3Ebold&s=-5&acct=1e999&gw=');
	await expect(page.locator('.lab-notice').first()).toContainText('<b>bold');
	await expect(page.locator('[data-verdict]')).not.toHaveText(/NaN|Infinity|undefined/);
});

test('an example sets the inputs, the answer and the address', async ({ page }) => {
	await page.goto('labs/lambda-vs-api-gateway/');
	await wake(page);
	await page.getByRole('button', { name: 'The notes’ comparison' }).click();
	await expect(page.locator('[data-verdict]')).toContainText(
		'9,000 of 10,000 requests a second (90 %)',
	);
	await expect(page).toHaveURL(/rps=10000&s=1$/);
	await page.getByRole('button', { name: 'Reset' }).click();
	await expect(page).toHaveURL(/gateway\/$/);
	await page.getByRole('button', { name: 'Undo reset' }).click();
	await expect(page).toHaveURL(/rps=10000&s=1$/);
});

test('the lab’s CSV has inputs, figures and the timeline', async ({ page }) => {
	await page.goto('labs/lambda-vs-api-gateway/');
	await wake(page);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download as CSV' }).click(),
	]);
	const text = Buffer.concat(await (await file.createReadStream()).toArray()).toString();
	expect(text).toContain('Request rate,8000');
	expect(text).toContain('Throttled by Lambda,"3,000 requests a second"');
	const header = text.split('\r\n').findIndex((line) => line.startsWith('Second,'));
	expect(text.trim().split('\r\n').length - header - 1).toBe(120);
});

test('a figure shows its source on hover and on focus; Escape closes it', async ({ page }) => {
	await page.goto('lambda/limits/');
	const figure = page.locator('main a.fact').first();
	await figure.hover();
	const card = page.locator('.fact-card');
	await expect(card).toBeVisible();
	await expect(card).toContainText('Concurrent executions');
	await page.keyboard.press('Escape');
	await expect(card).toBeHidden();
	await figure.focus();
	await expect(card).toBeVisible();
});

test('the quota table filters by text and service, keeps the filter in the address and opens at a row', async ({
	page,
}) => {
	await page.goto('reference/quotas/?service=lambda&q=memory');
	const rows = page.locator('tbody tr:visible');
	await expect(rows.first()).toContainText('Memory');
	const few = await rows.count();
	expect(few).toBeGreaterThan(0);
	await expect(page.locator('quota-table h2:visible')).toHaveText(['Lambda']);
	await page.getByLabel('Contains').fill('zzzz');
	await expect(page.getByText('No row contains this')).toBeVisible();
	await expect(page).toHaveURL(/q=zzzz/);
	await page.getByLabel('Contains').fill('');
	await page.getByRole('combobox', { name: 'Service' }).selectOption('');
	await expect(page).toHaveURL(/\/reference\/quotas\/$/);
	expect(await rows.count()).toBeGreaterThan(few);
	await page.goto('reference/quotas/#lambda.limit.memory');
	const row = page.locator('[id="lambda.limit.memory"]');
	await expect(row).toBeInViewport();
	// Under its service’s name, which stays on the screen, and not behind it.
	await expect(page.locator('#lambda')).toBeInViewport({ ratio: 1 });
	const [ofRow, ofName] = [await row.boundingBox(), await page.locator('#lambda').boundingBox()];
	expect(ofRow!.y).toBeGreaterThanOrEqual(ofName!.y + ofName!.height);
});

for (const [path, id] of [
	['reference/quotas/', 'lambda.limit.memory'],
	['reference/corrections/', 'route53.simple.random'],
])
	for (const width of [360, 1440])
		test(`${path} shows the same row when it is loaded again, at ${width} pixels`, async ({
			page,
		}) => {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(`${path}#${id}`);
			const row = page.locator(`[id="${id}"]`);
			const top = async () => (await row.boundingBox())!.y;
			await page.mouse.move(width / 2, 500);
			await expect.poll(top).toBeLessThan(200);
			// Past rows that the first opening never had on the screen, and back to this one.
			const opened = await page.evaluate(() => scrollY);
			await page.mouse.wheel(0, -4000);
			await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(opened);
			await row.scrollIntoViewIfNeeded();
			const before = await top();
			await page.reload();
			await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(5);
			await page.goto('lambda/limits/');
			await page.goBack();
			await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(5);
		});

test('the buttons of a quota’s row come where their place was kept: nothing moves, and none lies on another row', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1440, height: 2000 });
	const release = await holdBack(page, /\/QuotaTable\..+\.js$/);
	await page.goto('reference/quotas/', { waitUntil: 'commit' });
	// The whole page is there when its end is.
	await expect(page.locator('footer').last()).toBeAttached();
	const rows = page.locator('section[data-service="api-gateway"] tbody tr');
	const heights = () =>
		rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
	const before = await heights();
	await expect(page.locator('.row-actions')).toHaveCount(0);
	release();
	const actions = page.locator('.row-actions');
	await expect(actions.nth(5)).toBeVisible();
	expect(await heights()).toEqual(before);
	const beyond = await actions.evaluateAll((all) =>
		all
			.filter(
				(each) =>
					each.getBoundingClientRect().bottom > each.closest('tr')!.getBoundingClientRect().bottom,
			)
			.map((each) => each.closest('tr')!.id),
	);
	expect(beyond).toEqual([]);
});

test('CSV holds what is shown', async ({ page }) => {
	await page.goto('reference/quotas/?service=lambda&q=unreserved');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download as CSV' }).click(),
	]);
	const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
	expect(text.split('\r\n')[0]).toBe(
		'Id,Service,Quota,Value,Applies to,Can be raised,Source and age,Source',
	);
	expect(text).toContain('lambda.concurrency.unreserved-minimum,Lambda,');
	expect(text.trim().split('\r\n').length - 1).toBe(await page.locator('tbody tr:visible').count());
});

test('a diagram opens larger and closes with Escape', async ({ page }) => {
	await page.goto('lambda/vpc/');
	const region = page.locator('.diagram-region');
	const before = (await region.boundingBox())!.width;
	await page.getByRole('button', { name: 'Open larger' }).click();
	await expect.poll(async () => (await region.boundingBox())!.width).toBeGreaterThan(before);
	await page.keyboard.press('Escape');
	await expect.poll(async () => (await region.boundingBox())!.width).toBe(before);
});

test('the header keeps its parts on a wide screen and folds them on a phone', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto('./');
	await expect(page.locator('starlight-theme-select select').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Menu' })).toBeHidden();
	await expect(page.locator('.search-open')).toHaveText(/Search/);
	await page.setViewportSize({ width: 360, height: 800 });
	await expect(page.getByRole('button', { name: 'Menu' })).toBeVisible();
	await page.getByRole('button', { name: 'Menu' }).click();
	const menu = page.getByRole('navigation', { name: 'Main' });
	await menu.getByRole('link', { name: 'Lambda', exact: true }).click();
	await expect(page).toHaveURL(/\/lambda\/$/);
	await page.getByRole('button', { name: 'Menu' }).click();
	await expect(menu.getByRole('link', { name: 'Lambda limits' })).toBeVisible();
	await expect(menu.getByRole('link', { name: 'Amazon ECS' })).toHaveCount(0);
});
