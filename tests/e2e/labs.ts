import { expect, type Page } from '@playwright/test';

/** The labs, and the pages that each stands on; addresses begin at the site’s. */
export const labs = [
	{
		name: 'lambda-vs-api-gateway',
		page: 'labs/lambda-vs-api-gateway/',
		embedded: 'lambda/limits/',
		/** A link with other inputs than the example’s. */
		query: 'rps=100&s=0.5',
		/** What is drawn, and must keep its strokes where colours are forced. */
		drawn: '.chart path[class*="series-"]',
		keys: ['rps', 's', 'acct', 'gw', 'prof', 'h', 'cv', 'seed', 'n', 'over', 'up', 'z', 'v'],
	},
	{
		name: 'spot-fleet',
		page: 'labs/spot-fleet/',
		embedded: 'auto-scaling/spot-fleet/',
		query: 't=40&x=60&s=diversified',
		drawn: '.fleet-lane path',
		keys: [
			't',
			's',
			'api',
			'n',
			'ob',
			'mp',
			'mt',
			'd',
			'x',
			'h',
			'q',
			'rho',
			'b4',
			'p',
			'way',
			'v',
		],
	},
	{
		name: 'geoproximity',
		page: 'labs/geoproximity/',
		embedded: 'route-53/routing-policies/',
		query: 'z=5&y=38&p=Denver%2C+US',
		drawn: '.geo-map :is(.geo-line, .geo-coast)',
		keys: ['f', 's', 'z', 'x', 'y', 'p', 'r', 'g', 'v'],
	},
	{
		name: 'serving-cost',
		page: 'labs/serving-cost/',
		embedded: 'patterns/static-site/',
		query: 'pv=5000000&req=20&geo=japan',
		drawn: '.chart path[class*="series-"]',
		keys: [
			'pv',
			'kb',
			'req',
			'geo',
			'free',
			'dom',
			'mb',
			'n',
			'dep',
			'inv',
			'hit',
			'hdr',
			'fn',
			'v',
		],
	},
];

/** Waits until the lab on the screen listens for a sign of life: from then on its scripts are fetched. */
export const listening = (page: Page): Promise<void> =>
	expect(page.locator('head > link[rel="modulepreload"]').first()).toBeAttached();

/** Gives the lab of a page, if it has one, a sign of life. */
export async function wake(page: Page): Promise<void> {
	const field = page.locator('.lab input').first();
	if ((await field.count()) === 0) return;
	await field.scrollIntoViewIfNeeded();
	await listening(page);
	await page.mouse.move(1, 1);
	await expect(field).toBeEnabled();
}
