import { expect, test, type Page } from '@playwright/test';
import { wake } from './labs.ts';

const lab = 'labs/spot-fleet/';
const verdict = (page: Page) => page.locator('[data-verdict]');

async function open(page: Page, query = ''): Promise<void> {
	await page.goto(`${lab}${query}`);
	await wake(page);
	await expect(page.locator('.lab input').first()).toBeEnabled();
}

test('the share that may vanish is dragged: two pools, a quarter and a half', async ({ page }) => {
	await open(page, '?n=2');
	await expect(verdict(page)).toContainText('more than 25 % of the fleet with a probability of');
	const slider = page.getByLabel('May vanish at once, slider');
	await slider.focus();
	for (let step = 0; step < 5; step += 1) await slider.press('ArrowRight');
	await expect(verdict(page)).toContainText('No single reclaim can take more than 50 %');
	await expect(page).toHaveURL(/x=50/);
});

test('the questions are answered by keyboard alone', async ({ page }) => {
	await open(page);
	await page.getByRole('button', { name: 'Ask me' }).focus();
	await page.keyboard.press('Enter');
	const advice = page.getByRole('region', { name: 'Recommendation' });
	await expect(advice).toContainText('So far, use');
	await page.getByLabel(/^Can any one instance go/).focus();
	await page.keyboard.press('ArrowDown');
	await expect(advice).toContainText('On-Demand Instances');
	await page.keyboard.press('ArrowUp');
	for (let question = 2; question <= 7; question += 1) {
		await page.getByRole('button', { name: 'Next question' }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText(`Question ${question} of 7`)).toBeVisible();
	}
	await expect(advice).toContainText('Use diversified');
	await page.getByRole('button', { name: 'Show me what it buys' }).focus();
	await page.keyboard.press('Enter');
	await expect(verdict(page)).toContainText('With diversified');
	await expect(page).toHaveURL(/s=diversified/);
});

test('pasted pools travel in a copied link', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await open(page);
	await page.getByText('Paste pools from a spreadsheet').click();
	await page
		.getByLabel(/^Rows/)
		.fill('c7g.large\tus-east-1a\t0.02\t0.07\nr7g.large\tus-east-1b\t0.03\t0.1\nbad');
	await page.getByRole('button', { name: 'Replace all pools' }).click();
	await expect(page.getByText(/^Row 3: Zone: missing/)).toBeVisible();
	await expect(verdict(page)).toContainText('$2.00 an hour');
	await page.getByRole('button', { name: 'Copy link' }).click();
	await expect(page.getByText('Link copied.')).toBeVisible();
	await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
	await expect(page.getByLabel('Instance type of pool 2')).toHaveValue('r7g.large');
	await expect(page.locator('.fleet-pools tbody tr')).toHaveCount(2);
});

test('100 kB of pasted text is refused', async ({ page }) => {
	await open(page);
	await page.getByText('Paste pools from a spreadsheet').click();
	await page.getByLabel(/^Rows/).evaluate((field) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text', 'm5.large,us-east-1a,0.05\n'.repeat(4000));
		field.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
		);
	});
	await expect(page.getByText(/100,000 characters and was not read/)).toBeVisible();
	await expect(page.locator('.fleet-pools tbody tr')).toHaveCount(10);
});

test('the replay steps, plays and pauses', async ({ page }) => {
	await open(page);
	const status = page.locator('.fleet-replay [role="status"]');
	const count = Number(/of (\d+)/.exec((await status.textContent())!)![1]);
	await page.getByRole('button', { name: 'To the start' }).click();
	await expect(status).toContainText(`${count} reclaims are to come.`);
	await page.getByRole('button', { name: 'Step' }).click();
	await expect(status).toContainText(`Reclaim 1 of ${count}`);
	await page.getByLabel('Speed').selectOption('8');
	await page.getByRole('button', { name: 'Play' }).click();
	await expect(status).toContainText(`Reclaim ${count} of ${count}`);
	await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the replay stands still where less motion is asked for', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await open(page);
	await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'To the start' })).toBeEnabled();
});

test('the simulation ends beside the formulas', async ({ page }) => {
	await open(page, '?t=10&h=240');
	await page.getByText('Check the formulas by simulation').click();
	await page.getByRole('button', { name: 'Simulate' }).click();
	await expect(page.getByText('Done.')).toBeVisible({ timeout: 60_000 });
	const cells = page.getByRole('region', { name: 'Formula and simulation' }).locator('tbody tr');
	await expect(cells).toHaveCount(5);
	for (const row of await cells.all()) {
		const [formula, simulated] = await row.locator('td').allTextContents();
		const percent = (text: string) => Number(/[\d.]+/.exec(text)?.[0] ?? 0);
		expect(Math.abs(percent(formula!) - percent(simulated!))).toBeLessThan(1.5);
	}
});

test('A stands beside B, and the texts follow the API', async ({ page }) => {
	await open(page);
	await page.getByRole('button', { name: 'Keep this as A' }).click();
	await page.getByRole('button', { name: 'diversified', exact: true }).click();
	await expect(page.locator('.lab-verdict')).toHaveCount(2);
	await page.getByText('Copy as CloudFormation').click();
	await expect(page.locator('.lab pre')).toContainText('"AllocationStrategy": "diversified"');
	await page.getByLabel('API', { exact: true }).selectOption('autoScalingGroup');
	await expect(page.getByText('has no diversified strategy').first()).toBeVisible();
	await expect(page.getByText('The API would refuse this request')).toBeVisible();
});
