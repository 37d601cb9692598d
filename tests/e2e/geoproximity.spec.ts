import { expect, test, type Page } from '@playwright/test';
import { wake } from './labs.ts';

const lab = 'labs/geoproximity/';

async function open(page: Page, query = ''): Promise<void> {
	await page.goto(`${lab}${query}`);
	await wake(page);
	await expect(page.getByLabel('Bias of us-east-1', { exact: true })).toBeEnabled();
}

const people = async (page: Page, site: string) =>
	Number.parseFloat((await page.locator(`[data-people="${site}"]`).textContent())!);

test('a bias is raised by keyboard: its share grows, the other’s shrinks', async ({ page }) => {
	await open(page);
	const before = await people(page, 'us-east-1');
	const slider = page.getByLabel('Bias of us-east-1, slider');
	await slider.focus();
	for (let step = 0; step < 20; step += 1) await slider.press('ArrowRight');
	await expect(page).toHaveURL(/s=us-east-1\*20_us-west-2/);
	expect(await people(page, 'us-east-1')).toBeGreaterThan(before);
	expect(await people(page, 'us-west-2')).toBeLessThan(100 - before);
});

test('a city flips at the bias that the lab names', async ({ page }) => {
	await open(page, '?p=Denver%2C+US');
	await expect(page.locator('[data-winner]')).toContainText('us-west-2');
	const flip = Number(
		/above ([\d.]+)/.exec((await page.locator('[data-flip="us-east-1"]').textContent())!)![1],
	);
	const bias = page.getByLabel('Bias of us-east-1', { exact: true });
	await bias.fill(String(Math.ceil(flip)));
	await expect(page.locator('[data-winner]')).toContainText('us-east-1');
	await bias.fill(String(Math.ceil(flip) - 2));
	await expect(page.locator('[data-winner]')).toContainText('us-west-2');
});

test('a place is added by a click, moved by keys and dragged', async ({ page }) => {
	await open(page);
	const map = page.locator('.geo-map');
	await map.scrollIntoViewIfNeeded();
	const box = (await map.boundingBox())!;
	await page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.5);
	const lon = page.getByLabel(/^Longitude of place-1/);
	await expect(lon).toHaveValue(/^(89|90|91)/);
	const marker = page.getByRole('button', { name: /^C, place-1/ });
	await marker.focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	const before = Number(await lon.inputValue());
	const at = (await marker.boundingBox())!;
	await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
	await page.mouse.down();
	await page.mouse.move(at.x - box.width * 0.1, at.y, { steps: 4 });
	await page.mouse.up();
	expect(Number(await lon.inputValue())).toBeLessThan(before - 20);
	await page.getByRole('button', { name: 'Remove place-1' }).click();
	await expect(marker).toHaveCount(0);
});

test('the map zooms and moves by keyboard, and finer outlines come', async ({ page }) => {
	await open(page);
	const coast = page.waitForResponse(/map\/coast\.json/);
	await page.locator('.geo-map').focus();
	await page.keyboard.press('+');
	await page.keyboard.press('+');
	await coast;
	await expect(page.locator('.geo-states')).toHaveCount(1);
	await page.keyboard.press('ArrowLeft');
	await expect(page).toHaveURL(/z=4&x=-18/);
	await page.getByRole('button', { name: 'World' }).click();
	await expect(page.locator('.geo-states')).toHaveCount(0);
});

test('by touch a place is added too', async ({ browser }) => {
	const context = await browser.newContext({
		hasTouch: true,
		viewport: { width: 360, height: 800 },
	});
	const page = await context.newPage();
	await open(page);
	const map = page.locator('.geo-map');
	await map.scrollIntoViewIfNeeded();
	const box = (await map.boundingBox())!;
	await page.touchscreen.tap(box.x + box.width * 0.6, box.y + box.height * 0.6);
	await expect(page.getByLabel(/^Latitude of place-1/)).toBeVisible();
	await context.close();
});

test('a site that is not healthy gives its users away; where none is, all count', async ({
	page,
}) => {
	await open(page);
	await page.getByLabel('us-east-1 is healthy').uncheck();
	await expect(page.locator('[data-people="us-west-2"]')).toHaveText('100 %');
	await page.getByLabel('us-west-2 is healthy').uncheck();
	await expect(page.locator('[data-verdict]')).toContainText('No site is healthy');
});

test('a guess, then the truth', async ({ page }) => {
	await open(page);
	await page.getByLabel('Your guess', { exact: false }).first().fill('-99');
	await page.getByRole('button', { name: 'Show the line' }).click();
	await expect(
		page.getByText(
			/It crosses at -98\.9\d°, 3[78]\d km from the city\. Your guess is [0-3] km off/,
		),
	).toBeVisible();
});

test('all Regions are shown, and nothing is offered to copy', async ({ page }) => {
	await open(page);
	await page.getByRole('button', { name: 'All commercial Regions' }).click();
	await expect(page.locator('.geo-site')).toHaveCount(34);
	await expect(page.getByText('Route 53 takes at most 30').first()).toBeVisible();
	await expect(page.getByText('Copy as Terraform')).toHaveCount(0);
});

test('without JavaScript the map, the line and the answer are there', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(lab);
	await expect(page.locator('[data-verdict]')).toContainText('us-east-1 gets');
	await expect(page.locator('.geo-area').first()).toBeVisible();
	await expect(page.locator('.geo-line')).toBeVisible();
	await context.close();
});
