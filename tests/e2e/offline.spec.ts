import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { bundleWorker, writeOfflineCopy } from '../../config/offline-copy.ts';
import { serve } from '../../scripts/serve.ts';
import { ask } from '../search/ask.ts';
import { labs } from './labs.ts';
import { paths } from './paths.ts';

const control = (page: Page) => page.locator('offline-reading');

/** Chooses "Read offline" on a page and waits until everything is copied. */
async function readOffline(page: Page): Promise<void> {
	await control(page).getByRole('button', { name: 'Read offline' }).click();
	await expect(control(page)).toContainText(/\d\.\d MB in \d+ files/);
	await control(page).getByRole('button', { name: 'Copy them to this device' }).click();
	await expect(control(page)).toContainText('kept on this device', { timeout: 30_000 });
}

test('nothing is copied before the reader chooses it', async ({ page }) => {
	await page.goto('lambda/limits/');
	await expect(control(page).getByRole('button')).toBeVisible();
	expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
	expect(
		await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
	).toBe(0);
});

for (const [folder, base] of [
	['dist', '/'],
	['.cache/dist-base', '/notes/'],
] as const)
	test(`without a network every page, the search and the labs work under ${base}`, async ({
		page,
	}) => {
		test.setTimeout(180_000);
		const { server, address } = await serve(folder, 0, base);
		await page.goto(address);
		await readOffline(page);
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		const problems: string[] = [];
		page.on('console', (message) => problems.push(`${page.url()}: ${message.text()}`));
		page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));

		for (const each of paths) {
			await page.goto(address + each, { waitUntil: 'domcontentloaded' });
			expect(await page.locator('h1').allTextContents(), each).toEqual([
				expect.not.stringMatching(/^\s*404/),
			]);
		}
		await page.goto(`${address}search/?q=spot+fleet`);
		expect((await ask(page, 'geoproximity bias'))[0]).toBe(`${base}labs/geoproximity/`);
		for (const lab of labs) {
			await page.goto(`${address}${lab.page}?${lab.query}`);
			await expect(page.locator('.lab input').first()).toBeEnabled();
			const shared = await page.locator('[data-verdict]').first().textContent();
			await page.getByRole('group', { name: 'Examples' }).getByRole('button').last().click();
			await expect(page.locator('[data-verdict]').first()).not.toHaveText(shared!);
		}
		expect(problems).toEqual([]);
		await page.goto(`${address}not/there/`);
		await expect(page.locator('h1')).toContainText('404');
	});

test('a copy can be removed', async ({ page }) => {
	await page.goto('about/');
	await readOffline(page);
	await page.reload();
	await control(page).getByRole('button', { name: 'Remove it' }).click();
	await expect(control(page)).toContainText('The copy is removed.');
	expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
	await page.reload();
	await expect(control(page).getByRole('button', { name: 'Read offline' })).toBeVisible();
});

test('a network that fails while copying is told, and nothing is lost', async ({ page }) => {
	await page.route('**/offline.json', (route) => route.abort());
	await page.goto('about/');
	await control(page).getByRole('button', { name: 'Read offline' }).click();
	await expect(control(page)).toContainText('the network does not answer');
	await page.unroute('**/offline.json');
	await readOffline(page);
});

test('an open page keeps its version when another is deployed; the next visit has the new one', async ({
	context,
}) => {
	const changed = mkdtempSync(path.join(tmpdir(), 'site-'));
	cpSync('dist', changed, { recursive: true });
	const file = path.join(changed, 'about/index.html');
	writeFileSync(file, readFileSync(file, 'utf8').replace(/<h1[^>]*>[^<]*/, '$& (new)'));
	await writeOfflineCopy(changed, await bundleWorker());

	const before = await serve('dist', 0);
	const page = await context.newPage();
	await page.goto(`${before.address}lambda/limits/`);
	await readOffline(page);
	before.server.closeAllConnections();
	await new Promise((resolve) => before.server.close(resolve));
	const after = await serve(changed, Number(new URL(before.address).port));
	expect(after.address).toBe(before.address);

	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
	});
	await expect
		.poll(() =>
			page.evaluate(
				async () => (await navigator.serviceWorker.ready).waiting?.state === 'installed',
			),
		)
		.toBe(true);
	await page.goto(`${before.address}about/`);
	await expect(page.locator('h1')).not.toContainText('(new)');
	await page.close();

	// A visit each time: a page opened before the last one is quite gone would keep its version too.
	await expect
		.poll(async () => {
			const next = await context.newPage();
			await next.goto(`${before.address}about/`);
			const heading = await next.locator('h1').textContent();
			await next.close();
			return heading;
		})
		.toContain('(new)');
	after.server.closeAllConnections();
	after.server.close();
	rmSync(changed, { recursive: true });
});
