import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { labs } from './labs.ts';

/** A page of another origin with this in its body. */
async function elsewhere(body: string): Promise<{ address: string; close: () => void }> {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(`<!doctype html><title>Elsewhere</title>${body}`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { address: `http://localhost:${port}/`, close: () => server.close() };
}

for (const lab of labs)
	test(`the embed code of ${lab.name} shows the lab with its state on another site, and it calculates there`, async ({
		page,
		context,
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(`${lab.page}?${lab.query}`);
		await expect(page.locator('.lab input').first()).toBeEnabled();
		const verdict = await page.locator('[data-verdict]').first().textContent();
		await page.getByRole('button', { name: 'Copy embed code' }).click();
		await expect(page.getByText('Embed code copied')).toBeVisible();
		const code = await page.evaluate(() => navigator.clipboard.readText());
		const { address, close } = await elsewhere(code);
		await page.goto(address);
		const frame = page.frameLocator('iframe');
		await page.locator('iframe').scrollIntoViewIfNeeded();
		await expect(frame.locator('.lab input').first()).toBeEnabled();
		await expect(frame.locator('[data-verdict]').first()).toHaveText(verdict!);
		await frame.getByRole('group', { name: 'Examples' }).getByRole('button').last().click();
		await expect(frame.locator('[data-verdict]').first()).not.toHaveText(verdict!);
		close();
	});

test('no other page can be framed by another site', async ({ page, baseURL }) => {
	const paths = ['', 'labs/spot-fleet/', 'lambda/limits/', 'search/', 'not/there/'];
	const { address, close } = await elsewhere(
		paths.map((path) => `<iframe src="${baseURL}${path}"></iframe>`).join(''),
	);
	await page.goto(address);
	await expect
		.poll(() =>
			page
				.frames()
				.slice(1)
				.map((frame) => frame.url()),
		)
		.toEqual(paths.map(() => 'chrome-error://chromewebdata/'));
	close();
});
