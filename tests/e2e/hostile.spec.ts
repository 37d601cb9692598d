import { expect, test, type Page } from '@playwright/test';
import { INJECTED, markup } from '../hostile.ts';
import { labs } from './labs.ts';

/** Beside markup, what turns the direction of words, ends strings, and is no escape. */
const payloads = [...markup, '\u202e5\u2066', 'a\0b', '%', '%E0%A4%A', '__proto__'];

/** What a page under attack may not do: say anything in the console, open a dialog, show an element from outside. */
function watch(page: Page): { problems: string[]; injected: () => Promise<number> } {
	const problems: string[] = [];
	page.on('console', (message) => problems.push(message.text()));
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('dialog', (dialog) => {
		problems.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	return { problems, injected: () => page.locator(`#${INJECTED}`).count() };
}

/** A query in which every key has the text; otherwise as it stands, so that a broken escape arrives broken. */
const queryOf = (keys: readonly string[], text: string) => {
	const value = text.replaceAll('&', '%26').replaceAll('#', '%23').replaceAll('\0', '%00');
	return keys.map((key) => `${key}=${value}`).join('&');
};

for (const lab of labs)
	test(`${lab.name} takes no markup from its link and goes on`, async ({ page }) => {
		const { problems, injected } = watch(page);
		for (const text of payloads) {
			await page.goto(`${lab.page}?${queryOf(lab.keys, text)}`);
			await expect(page.locator('.lab input').first()).toBeEnabled();
			await expect(page.locator('.lab-notice').first()).toBeVisible();
			await page.getByRole('button', { name: 'Reset' }).click();
			await expect(page.getByText('All inputs are those of the example again.')).toBeVisible();
			expect(await injected(), text).toBe(0);
		}
		expect(problems).toEqual([]);
	});

test('search takes no markup from its address and still finds', async ({ page }) => {
	const { problems, injected } = watch(page);
	for (const text of [...payloads, 'x'.repeat(4000), 'lambda '.repeat(500)]) {
		await page.goto(`search/?${queryOf(['q', 'section', 'kind'], text)}`);
		const field = page.locator('[data-search="page"] input');
		const status = page.locator('[data-search="page"] .search-status');
		await expect(status).not.toBeEmpty();
		expect((await field.inputValue()).length).toBeLessThanOrEqual(200);
		expect(await injected(), text).toBe(0);
		await field.fill('reserved concurrency');
		await expect(page.locator('#search-results-page').getByRole('option').first()).toContainText(
			'concurrency',
		);
	}
	expect(problems).toEqual([]);
});

test('the table of quotas takes no markup from its address and still filters', async ({ page }) => {
	const { problems, injected } = watch(page);
	for (const text of [...payloads, 'x'.repeat(4000)]) {
		await page.goto(`reference/quotas/?${queryOf(['service', 'q'], text)}`);
		const count = page.locator('.quota-filter output');
		await expect(count).not.toBeEmpty();
		await expect(page.locator('.quota-filter select')).toHaveValue('');
		expect(await injected(), text).toBe(0);
		await page.getByLabel('Contains').fill('concurrent executions');
		await expect(count).toHaveText(/^[1-9]\d* of \d+ rows$/);
	}
	expect(problems).toEqual([]);
});
