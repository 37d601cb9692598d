import type { Page } from '@playwright/test';

/** Keeps a file from the page until the function that this gives is called. */
export async function holdBack(page: Page, file: RegExp): Promise<() => void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	await page.route(file, async (route) => {
		await promise;
		await route.continue();
	});
	return resolve;
}
