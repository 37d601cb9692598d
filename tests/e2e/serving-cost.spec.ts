import { expect, test, type Page } from '@playwright/test';
import { example } from '../../src/lib/serving-cost/state.ts';
import { wake } from './labs.ts';

const labPage = 'labs/serving-cost/';
const verdict = (page: Page) => page.locator('[data-verdict]');

async function openLab(page: Page): Promise<void> {
	await page.goto(labPage);
	await wake(page);
	await expect(page.locator('.lab input').first()).toBeEnabled();
}

test('a browser asks for as many files of a page of notes as the example says', async ({
	page,
}) => {
	const asked: string[] = [];
	page.on('requestfinished', (request) => asked.push(request.url()));
	await page.goto('lambda/overview/', { waitUntil: 'networkidle' });
	// Browsers without a window may leave out the icon, which others ask for.
	const icon = await page
		.locator('link[rel~="icon"]')
		.evaluate((link: HTMLLinkElement) => link.href);
	if (!asked.includes(icon)) asked.push(icon);
	expect(asked.length, asked.join('\n')).toBe(example.requestsPerView);
});

test('the built page shows the bill of a million and of a hundred million page views without JavaScript', async ({
	browser,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('patterns/static-site/');
	await expect(verdict(page)).toContainText('100 million page views a month cost $');
	const header = page.getByRole('region', { name: 'The bill at other scales' }).locator('thead th');
	await expect(header).toHaveText(['Page views a month', '1 million', '10 million', '100 million']);
	await context.close();
});

test('with the keyboard alone: a slider moves the answer, the address follows, a choice is made', async ({
	page,
}) => {
	await openLab(page);
	const before = await verdict(page).textContent();
	const slider = page.getByRole('slider', { name: 'Requests of a page view, slider' });
	await slider.focus();
	await page.keyboard.press('Home');
	await expect(verdict(page)).toContainText('100 million page views');
	await expect(verdict(page)).not.toHaveText(before!);
	await expect(page).toHaveURL(/[?&]req=1\b/);
	await page.keyboard.press('ArrowRight');
	await expect(page).toHaveURL(/[?&]req=2\b/);
	const group = page.getByLabel('Where the readers are');
	await group.focus();
	await page.keyboard.press('End');
	await expect(page).toHaveURL(/[?&]geo=india\b/);
});

test('more files of the same bytes cost more, and A stays beside B', async ({ page }) => {
	await openLab(page);
	await page.getByRole('button', { name: 'Keep this as A' }).click();
	await page.getByRole('button', { name: 'The same bytes in thirteen files' }).click();
	const row = page
		.getByRole('table', { name: 'The bill by part, A beside B' })
		.getByRole('row', { name: /^A month in all/ });
	await expect(row.locator('td').nth(1)).not.toHaveText(
		(await row.locator('td').first().textContent())!,
	);
	const [a, b] = (await row.locator('td').allTextContents()).map((text) =>
		Number(text.replace(/[$,]/g, '')),
	);
	expect(b!).toBeGreaterThan(2 * a!);
	await expect(page.locator('.chart-line.is-pinned')).toHaveCount(1);
});

test('CSV has the inputs, the bill and the curve', async ({ page }) => {
	await openLab(page);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download as CSV' }).click(),
	]);
	expect(file.suggestedFilename()).toBe('serving-cost.csv');
	const text = await (await file.createReadStream()).toArray().then((parts) => parts.join(''));
	expect(text).toContain('Page views,100000000');
	expect(text).toContain('Page views a month,Data transfer,Requests to CloudFront');
	expect(text.trim().split('\r\n').length).toBeGreaterThan(50);
});
