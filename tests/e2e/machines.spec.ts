import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { serve } from '../../scripts/serve.ts';
import { dist } from './paths.ts';

const actions = 'page-actions';

test('without JavaScript a page links to its Markdown copy', async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	await page.goto('compute/hpc/');
	await page.locator(actions).getByRole('link', { name: 'Markdown' }).click();
	await expect(page).toHaveURL(/\/compute\/hpc\.md$/);
	await expect(page.locator('body')).toContainText('> They said: Snowball');
	await page.close();
});

test('“Copy page as Markdown” puts the copy on the clipboard, its links whole, and says so', async ({
	page,
	context,
	baseURL,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('compute/hpc/');
	await page.getByRole('button', { name: 'Copy page as Markdown' }).press('Enter');
	await expect(page.locator(actions).getByRole('status')).toHaveText('Copied');
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toBe(
		readFileSync(`${dist}/compute/hpc.md`, 'utf8').replaceAll(
			'](/',
			`](${new URL('/', baseURL).href}`,
		),
	);
	expect(copied).toContain(`[High performance computing](${baseURL}compute/hpc/)`);
});

test('a copy that cannot be fetched is told, and the link stays', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.route('**/*.md', (route) => route.fulfill({ status: 500 }));
	await page.goto('compute/hpc/');
	await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
	await expect(page.locator(actions).getByRole('status')).toContainText('Not copied');
	await expect(page.locator(actions).getByRole('link', { name: 'Markdown' })).toBeVisible();
});

test('the page that searches has no copy and offers none', async ({ page }) => {
	await page.goto('search/');
	await expect(page.locator(actions)).toHaveCount(0);
});

test('texts for programs come with their types and characters', async ({ request }) => {
	for (const [file, type] of [
		['compute/hpc.md', 'text/markdown; charset=utf-8'],
		['llms.txt', 'text/plain; charset=utf-8'],
	] as const) {
		const response = await request.get(file);
		expect(response.headers()['content-type']).toBe(type);
		expect(await response.text()).toContain('’');
	}
	expect((await request.get('facts.json')).headers()['content-type']).toContain('application/json');
});

test('the address of a fact opens at it', async ({ page }) => {
	const { facts } = JSON.parse(readFileSync(`${dist}/facts.json`, 'utf8')) as {
		facts: { id: string; url: string }[];
	};
	const { url } = facts.find(({ id }) => id === 'lambda.limit.memory')!;
	await page.goto(url);
	await expect(page.locator(':target')).toBeInViewport();
	await expect(page.locator(':target')).toContainText('lambda.limit.memory');
});

test.describe('where the addresses of site and repository are set', () => {
	let served: Awaited<ReturnType<typeof serve>>;
	test.beforeAll(async () => {
		served = await serve('.cache/dist-base', 0, '/notes/');
	});
	test.afterAll(() => {
		served.server.closeAllConnections();
		served.server.close();
	});

	const bodyOf = (report: string | null) => new URL(report!).searchParams.get('body');

	test('a fact’s card and a quota’s row report an error with fact, page and build', async ({
		page,
	}) => {
		await page.goto(`${served.address}lambda/limits/`);
		await page.locator('main a.fact').first().focus();
		const card = page.locator('.fact-card');
		const ofFact = bodyOf(
			await card.getByRole('link', { name: 'Report an error' }).getAttribute('href'),
		);
		const id = await page.locator('main a.fact').first().getAttribute('data-fact');
		expect(ofFact).toContain('Page: https://notes.example/notes/lambda/limits/\nBuild: 1a2b3c4\n');
		expect(ofFact).toMatch(new RegExp(`\nFact: ${id}$`));

		await page.goto(`${served.address}reference/quotas/`);
		const row = page.locator('section[data-service="lambda"] tbody tr').first();
		await row.scrollIntoViewIfNeeded();
		const name = await row.getAttribute('id');
		const ofRow = bodyOf(
			await row.getByRole('link', { name: `Report an error in ${name}` }).getAttribute('href'),
		);
		expect(ofRow).toContain('Page: https://notes.example/notes/reference/quotas/\n');
		expect(ofRow).toMatch(new RegExp(`\nFact: ${name}$`));
	});

	test('a browser reads the OpenSearch description and the sitemap as XML', async ({ page }) => {
		await page.goto(served.address);
		for (const file of ['opensearch.xml', 'sitemap-index.xml', 'sitemap-0.xml']) {
			const text = readFileSync(`.cache/dist-base/${file}`, 'utf8');
			const root = await page.evaluate((xml) => {
				const { documentElement } = new DOMParser().parseFromString(xml, 'application/xml');
				return [documentElement.localName, documentElement.namespaceURI];
			}, text);
			expect(root, file).toEqual(
				file === 'opensearch.xml'
					? ['OpenSearchDescription', 'http://a9.com/-/spec/opensearch/1.1/']
					: [
							file === 'sitemap-0.xml' ? 'urlset' : 'sitemapindex',
							'http://www.sitemaps.org/schemas/sitemap/0.9',
						],
			);
		}
	});
});

test('where they are not, a fact’s card has nothing to report with', async ({ page }) => {
	await page.goto('lambda/limits/');
	await page.locator('main a.fact').first().focus();
	await expect(page.locator('.fact-card')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Report an error/ })).toHaveCount(0);
});
