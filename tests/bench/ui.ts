import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { load } from 'js-yaml';
import { findBrowser } from '../../scripts/browser.ts';
import { serve } from '../../scripts/serve.ts';
import { holds, percentile } from './percentile.ts';

/**
 * Moves every slider of every lab by keyboard with the processor slowed four times, and measures from input to
 * next paint; exits 1 over the limit. Needs a built site.
 */
const SLOWED = 4;
const LIMIT_MS = 50;
const MOVES = 12;
const labs = ['/labs/lambda-vs-api-gateway/', '/labs/spot-fleet/'];

const { server, address } = await serve('dist', 0);
const browser = await chromium.launch({
	executablePath: findBrowser(),
	args: ['--no-sandbox', '--disable-background-networking'],
});
let over = 0;
for (const lab of labs) {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	await page.goto(new URL(lab, address).href);
	await page.locator('.lab input:enabled').first().waitFor();
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
	await page.locator('.lab details').evaluateAll((all) => {
		for (const details of all as HTMLDetailsElement[])
			if (!details.querySelector('table')) details.open = true;
	});
	const sliders = page.locator('.lab input[type="range"]');
	const times: number[] = [];
	for (let index = 0; index < (await sliders.count()); index += 1) {
		const slider = sliders.nth(index);
		const name = await slider.getAttribute('aria-label');
		await slider.focus();
		const own: number[] = [];
		for (let move = 0; move < MOVES; move += 1)
			own.push(await timeOf(page, move % 4 < 2 ? 'ArrowRight' : 'ArrowLeft'));
		await page.getByRole('button', { name: 'Reset', exact: true }).click();
		console.log(`      ${name}: ${percentile(own, 0.95).toFixed(0)} ms`);
		times.push(...own);
	}
	if (
		!holds(`${lab} input to next paint, 95th percentile`, percentile(times, 0.95), LIMIT_MS, 'ms')
	)
		over += 1;
	await page.close();
}
const { rows } = load(readFileSync('src/content/tables/regions.yaml', 'utf8')) as {
	rows: { id: string }[];
};
const regions = rows.map(({ id }) => id);
const drags = [
	{
		what: 'bias',
		name: 'a bias of 5 sites dragged',
		sites: regions.slice(0, 5),
		limitMs: 16,
	},
	{
		what: 'bias',
		name: `a bias of ${regions.length} sites dragged`,
		sites: regions,
		limitMs: 33,
	},
	{
		what: 'place',
		name: 'a place of 5 moved',
		sites: [...regions.slice(0, 4), 'here***0*0'],
		limitMs: 50,
	},
] as const;
for (const { what, name, sites, limitMs } of drags) {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	await page.goto(new URL(`/labs/geoproximity/?s=${sites.join('_')}`, address).href);
	await page.locator('[data-people]').first().waitFor();
	const time = percentile(await drag(page, what), 0.95);
	if (!holds(`${name} for 3 s, assignment and drawing, 95th percentile`, time, limitMs, 'ms'))
		over += 1;
	await page.close();
}
await browser.close();
server.close();
process.exit(over === 0 ? 0 : 1);

/** Presses a key and waits until the frame after its input event is painted. */
async function timeOf(page: Page, key: string): Promise<number> {
	const painted = page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const onInput = (event: Event) => {
					document.removeEventListener('input', onInput, true);
					requestAnimationFrame(() => {
						const channel = new MessageChannel();
						channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
						channel.port2.postMessage(null);
					});
				};
				document.addEventListener('input', onInput, true);
				setTimeout(() => resolve(0), 1500);
			}),
	);
	await page.waitForTimeout(30);
	await page.keyboard.press(key);
	return painted;
}

/**
 * Drags the first bias, or moves the last site, for three seconds, a step a frame; the time of each step’s work, which
 * ends before the next task.
 */
function drag(page: Page, what: 'bias' | 'place'): Promise<number[]> {
	return page.evaluate(async (moved) => {
		const slider = document.querySelector<HTMLInputElement>('.geo-sites input[type="range"]')!;
		const marker = [...document.querySelectorAll('.geo-site')].at(-1)!;
		const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
		const times: number[] = [];
		const end = performance.now() + 3000;
		for (let step = 0; performance.now() < end; step += 1) {
			await new Promise(requestAnimationFrame);
			const start = performance.now();
			if (moved === 'bias') {
				setValue.call(slider, String(step % 199));
				slider.dispatchEvent(new Event('input', { bubbles: true }));
			} else
				marker.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
			await new Promise<void>((resolve) => {
				const next = new MessageChannel();
				next.port1.onmessage = () => resolve();
				next.port2.postMessage(null);
			});
			times.push(performance.now() - start);
		}
		return times;
	}, what);
}
