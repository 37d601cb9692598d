import { expect, test, type Page } from '@playwright/test';
import { axeProblems } from './axe.ts';
import { base } from './paths.ts';
import { ask, limits, questions, rank, sharesOf } from '../search/ask.ts';

const dialogInput = (page: Page) => page.getByRole('dialog').getByLabel('Search the handbook');
const results = (page: Page) => page.locator('.search-view:visible [role="option"]');
const status = (page: Page) => page.locator('.search-view:visible .search-status');

const choice = (page: Page, name: string) =>
	page.locator(`.search-view:visible select[name="${name}"]`);

async function openDialog(page: Page): Promise<void> {
	await page.goto('about/');
	await page.keyboard.press('Control+k');
	await expect(dialogInput(page)).toBeFocused();
}

test('the right pages come first, for tuned and held-out questions alike', async ({ page }) => {
	test.setTimeout(180_000);
	await openDialog(page);
	const ranked = [];
	for (const question of questions) {
		const paths = (await ask(page, question.ask)).map((href) => `/${href.slice(base.length)}`);
		ranked.push(rank(question, paths));
	}
	for (const { split, kinds } of sharesOf(ranked)) {
		expect(split.first, `${split.name}: first`).toBeGreaterThanOrEqual(limits.first);
		expect(split.amongThree, `${split.name}: among three`).toBeGreaterThanOrEqual(
			limits.amongThree,
		);
		for (const kind of kinds)
			expect(kind.first, `${split.name}, ${kind.name}: first`).toBeGreaterThanOrEqual(
				limits.firstOfKind,
			);
	}
});

test('the questions are as many as they have to be, and ask for pages that exist', async ({
	request,
}) => {
	expect(questions.length).toBeGreaterThanOrEqual(120);
	expect(questions.filter(({ split }) => split === 'held-out').length).toBeGreaterThanOrEqual(40);
	expect(new Set(questions.map((question) => question.ask)).size).toBe(questions.length);
	for (const path of new Set(questions.flatMap(({ pages }) => pages)))
		expect((await request.get(path.slice(1))).status(), path).toBe(200);
	expect(questions.filter(({ pages }) => pages.length === 0 || pages.length > 2)).toEqual([]);
});

test('nothing of search is asked for before a reader wants it', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => {
		if (/pagefind|search-view|search\.json/.test(request.url())) asked.push(request.url());
	});
	await page.goto('about/');
	await page.locator('main a').first().focus();
	await page.waitForLoadState('networkidle');
	expect(asked).toEqual([]);
	await page.getByRole('button', { name: 'Search' }).hover();
	await expect.poll(() => asked.length).toBeGreaterThan(2);
});

test('opens by keyboard, moves by arrows, opens by Enter and gives the focus back', async ({
	page,
}) => {
	await page.goto('about/');
	await page.locator('main a').first().focus();
	await page.keyboard.press('/');
	await expect(dialogInput(page)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(dialogInput(page)).toBeHidden();
	await expect(page.locator('main a').first()).toBeFocused();
	await page.keyboard.press('Control+k');
	await ask(page, 'placement group');
	const first = results(page).first();
	await expect(first).toContainText('Placement groups');
	await expect(status(page)).toHaveText(/^\d+ pages$/);
	await dialogInput(page).press('ArrowDown');
	await expect(first).toHaveAttribute('aria-selected', 'true');
	await expect(dialogInput(page)).toHaveAttribute('aria-activedescendant', 'search-results-0');
	await dialogInput(page).press('ArrowUp');
	await expect(results(page).last()).toHaveAttribute('aria-selected', 'true');
	await dialogInput(page).press('ArrowDown');
	await dialogInput(page).press('Enter');
	await expect(page).toHaveURL(/\/compute\/placement-groups\/$/);
});

test('keeps the last query of the visit', async ({ page }) => {
	await openDialog(page);
	await ask(page, 'warm pool');
	await dialogInput(page).press('Enter');
	await expect(page).toHaveURL(/\/auto-scaling\//);
	await page.keyboard.press('Control+k');
	await expect(dialogInput(page)).toHaveValue('warm pool');
	await expect(results(page).first()).toBeVisible();
});

test('a result leads to the section that answers, with the words marked', async ({ page }) => {
	await openDialog(page);
	await ask(page, 'reserved concurrency');
	const section = page.locator('.search-section').first();
	await expect(section.locator('mark').first()).toHaveText(/concurrency/i);
	const target = await section.getAttribute('href');
	await section.click();
	await expect(page).toHaveURL(new RegExp(`${target!.replaceAll('/', '\\/')}$`));
	await expect(page.locator(`[id="${target!.split('#')[1]}"]`)).toBeInViewport();
});

test('labs and tables have a badge, and filters narrow the results', async ({ page }) => {
	await openDialog(page);
	await ask(page, 'concurrency');
	await expect(
		page.locator('.search-page', { hasText: 'Lambda concurrency and API' }),
	).toContainText('Lab');
	await choice(page, 'kind').selectOption('Reference tables');
	await expect(page.locator('.search-page').first()).toContainText('Reference table');
	for (const link of await page.locator('.search-page').all())
		expect(await link.getAttribute('href')).toMatch(new RegExp(`^${base}reference/`));
	await choice(page, 'kind').selectOption('All');
	await choice(page, 'section').selectOption('Containers');
	await expect(page.locator('.search-page').first()).toHaveAttribute(
		'href',
		new RegExp(`^${base}containers/`),
	);
});

test('where filters leave nothing, it offers to drop them', async ({ page }) => {
	await openDialog(page);
	await choice(page, 'section').selectOption('Edge');
	await ask(page, 'presigned');
	await expect(status(page)).toHaveText('Nothing is found within these filters.');
	await page.getByRole('button', { name: /without filters/ }).click();
	await expect(results(page).first()).toContainText('Uploading large files');
	await expect(dialogInput(page)).toBeFocused();
});

test('a slip is mended, and the literal query stays on offer', async ({ page }) => {
	await openDialog(page);
	await ask(page, 'stiky sessions');
	await expect(status(page)).toContainText('Showing results for “sticky sessions”');
	await expect(results(page).first()).toContainText('Sticky sessions');
	await page.getByRole('button', { name: 'Search for “stiky sessions” as it is typed' }).click();
	await expect(status(page)).not.toContainText('Showing results');
});

test('an empty answer is never blank, and shows no markup of what was typed', async ({ page }) => {
	await openDialog(page);
	await ask(page, '<zzzzqqqq>');
	await expect(status(page)).toHaveText(/^No page has any of these words/);
	await expect(results(page)).not.toHaveCount(0);
	expect(await page.locator('.search-view zzzzqqqq').count()).toBe(0);
	await ask(page, 'kryptographwq');
	await expect(results(page)).not.toHaveCount(0);
});

test('an answer that comes late never overwrites a newer one', async ({ page }) => {
	await page.route('**/*.pf_fragment', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 300));
		await route.continue();
	});
	await openDialog(page);
	await ask(page, 'outposts');
	// The first of the two has texts to load, the second has what the first query loaded.
	await dialogInput(page).fill('anycast');
	await ask(page, 'outposts rack');
	await page.waitForLoadState('networkidle');
	await expect(results(page).first()).toContainText('AWS Outposts');
});

test('the search page keeps query and filters in its address and takes them from it', async ({
	page,
}) => {
	await page.goto('search/?q=hosted+zones&section=route-53');
	await expect(results(page).first()).toContainText('Hosted zones');
	await expect(choice(page, 'section')).toHaveValue('route-53');
	await ask(page, 'private hosted zone');
	await expect(page).toHaveURL(/\/search\/\?q=private\+hosted\+zone&section=route-53$/);
	await page.goto(
		'search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&section=%3Cb%3E&kind=constructor',
	);
	await expect(status(page)).not.toBeEmpty();
	expect(await page.locator('.search-view :is(img, b)').count()).toBe(0);
});

test('the dialog leads to the search page with the same query', async ({ page }) => {
	await openDialog(page);
	await ask(page, 'warm pool');
	await page.getByRole('link', { name: 'Open as a page' }).click();
	await expect(page).toHaveURL(/\/search\/\?q=warm\+pool$/);
	await expect(results(page).first()).toContainText('Auto Scaling groups');
});

test('without JavaScript the search page says where to look', async ({ request }) => {
	const html = await (await request.get('search/')).text();
	// Chromium under test parses <noscript> as if scripts ran, so that the text is looked for, not its rendering.
	expect(html).toMatch(
		/<noscript>[^]*Search needs JavaScript\.[^]*\/reference\/glossary\/[^]*<\/noscript>/,
	);
});

for (const width of [360, 1440])
	test(`axe finds nothing in the open dialog and on the search page, ${width} pixels wide`, async ({
		page,
	}) => {
		await page.setViewportSize({ width, height: 800 });
		const messages: string[] = [];
		page.on('console', (message) => messages.push(message.text()));
		page.on('pageerror', (error) => messages.push(String(error)));
		await openDialog(page);
		await ask(page, 'lamdba');
		expect(await axeProblems(page)).toEqual([]);
		await page.goto('search/?q=lamdba');
		await expect(results(page).first()).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);
		expect(messages).toEqual([]);
	});
