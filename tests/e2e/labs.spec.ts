import { expect, test, type Browser, type Page } from '@playwright/test';
import { axeProblems } from './axe.ts';
import { holdBack } from './hold-back.ts';
import { labs, listening, wake } from './labs.ts';

/** Everything that the console says and every error; empty on a good page. */
function problemsOf(page: Page): string[] {
	const problems: string[] = [];
	page.on('console', (message) => problems.push(message.text()));
	page.on('pageerror', (error) => problems.push(error.message));
	return problems;
}

const answer = (page: Page) => page.locator('[data-verdict]');
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const openAll = (page: Page) =>
	page.locator('.lab details').evaluateAll((all) => {
		for (const details of all as HTMLDetailsElement[]) details.open = true;
	});

/** A small generator, so that every run asks the same. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

/** A page on a phone that does not get a file before it is released. */
async function openHeldBack(browser: Browser, address: string, file: RegExp) {
	const context = await browser.newContext({
		viewport: { width: 412, height: 823 },
		hasTouch: true,
	});
	const page = await context.newPage();
	const release = await holdBack(page, file);
	await page.goto(address);
	return { page, release };
}

for (const lab of labs) {
	test.describe(lab.name, () => {
		test('fifty hostile links open with a silent console and finite figures', async ({ page }) => {
			const problems = problemsOf(page);
			const next = numbers(7);
			const values = [
				'NaN',
				'1e999',
				'-1',
				'',
				'<b>x</b>',
				'9'.repeat(400),
				'%00',
				'1,0',
				'\u202e5',
				'0',
			];
			for (let index = 0; index < 50; index += 1) {
				const query = new URLSearchParams(
					Array.from({ length: 4 }, () => [
						lab.keys[Math.floor(next() * lab.keys.length)]!,
						values[Math.floor(next() * values.length)]!,
					]),
				);
				await page.goto(`${lab.page}?${query}`, { waitUntil: 'commit' });
				await page.locator('.lab input:enabled').first().waitFor();
				const text = (await page.locator('.lab').textContent())!.replace(/“[^”]*”/g, '');
				expect(text, query.toString()).not.toMatch(/NaN|Infinity|undefined|null/);
				expect(await page.locator('.lab b').count()).toBe(0);
			}
			expect(problems).toEqual([]);
		});

		test('comes alive at the first sign of life, and a tap that came too early counts', async ({
			browser,
		}) => {
			const { page, release } = await openHeldBack(browser, lab.page, /\/props\.\w+\.json$/);
			const example = page.locator('.lab-presets button').nth(1);
			await listening(page);
			await expect(example).toBeDisabled();
			const scene = await answer(page).textContent();
			// Where the button has to be scrolled to, that is the first sign.
			await example.tap({ force: true });
			release();
			await expect(example).toHaveAttribute('aria-pressed', 'true');
			await expect(answer(page)).not.toHaveText(scene!);
			await page.context().close();
		});

		test('carries out a tap that came before it could listen', async ({ browser }) => {
			const { page, release } = await openHeldBack(browser, lab.page, /\/island\.\w+\.js$/);
			const example = page.locator('.lab-presets button').nth(1);
			const scene = await answer(page).textContent();
			await example.tap({ force: true });
			release();
			await expect(example).toHaveAttribute('aria-pressed', 'true');
			await expect(answer(page)).not.toHaveText(scene!);
			await page.context().close();
		});

		test('comes alive by a sign that came before it could listen', async ({ page }) => {
			await page.clock.install();
			const release = await holdBack(page, /\/island\.\w+\.js$/);
			await page.goto(lab.page);
			// From here on no patience ends, and controls, which are enabled after the next frame, stay as they are.
			await page.clock.pauseAt(Date.now() + 60_000);
			await page.mouse.move(1, 1);
			release();
			await expect(page.locator('astro-island:not([ssr])')).toBeAttached();
		});

		test('comes alive without a sign for readers who give none', async ({ page }) => {
			await page.clock.install();
			await page.goto(lab.page);
			await page.clock.runFor(1000);
			await listening(page);
			await page.clock.runFor(4000);
			await expect(page.locator('.lab input').first()).toBeDisabled();
			await page.clock.runFor(2000);
			await expect(page.locator('.lab input').first()).toBeEnabled();
		});

		test('a link of 100 kB is refused', async ({ page }) => {
			// Servers refuse such an address, so it is given to the page by its history.
			await page.addInitScript(() => {
				if (!location.search) history.replaceState(null, '', `?rps=${'9'.repeat(100_000)}`);
			});
			await page.goto(lab.page);
			await wake(page);
			await expect(page.locator('.lab-notice')).toContainText('longer than 20,000 characters');
		});

		test('a shared link shows no other answer before its own', async ({ page }) => {
			await page.addInitScript(() => {
				const seen: string[] = [];
				Object.assign(window, { seen });
				const look = () => {
					const element = document.querySelector<HTMLElement>('[data-verdict]');
					if (element && getComputedStyle(element).visibility === 'visible')
						seen.push(element.textContent ?? '');
					requestAnimationFrame(look);
				};
				requestAnimationFrame(look);
			});
			await page.goto(`${lab.page}?${lab.query}`);
			await expect(page.locator('.lab input').first()).toBeEnabled();
			await expect(answer(page)).toBeVisible();
			const final = await answer(page).textContent();
			await expect
				.poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen.length))
				.toBeGreaterThan(0);
			const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
			expect([...new Set(seen)]).toEqual([final]);
		});

		test('a copied link opens the lab’s own page in the same state', async ({
			page,
			context,
			baseURL,
		}) => {
			await context.grantPermissions(['clipboard-read', 'clipboard-write']);
			await page.goto(`${lab.embedded}?${lab.query}`);
			await page.locator('.lab').scrollIntoViewIfNeeded();
			await expect(page.locator('.lab input').first()).toBeEnabled();
			const verdict = await answer(page).textContent();
			await page.getByRole('button', { name: 'Copy link' }).click();
			await expect(page.getByText('Link copied.')).toBeVisible();
			const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
			expect(link.pathname).toBe(new URL(lab.page, baseURL).pathname);
			expect(link.searchParams.get('v')).toBe('1');
			for (const [key, value] of new URLSearchParams(lab.query))
				expect(link.searchParams.get(key)).toBe(value);
			await page.goto(link.href);
			await expect(page.locator('.lab input').first()).toBeEnabled();
			await expect(answer(page)).toHaveText(verdict!);
			await expect(page.locator('.lab-notice')).toHaveCount(0);
		});

		test('everything is reached by Tab, with a focus that is seen', async ({ page }) => {
			await page.goto(lab.page);
			await wake(page);
			await expect(page.locator('.lab input').first()).toBeEnabled();
			await openAll(page);
			const wanted = await page
				.locator(
					'.lab :is(input, textarea, select, button, summary, a, [tabindex="0"]):not(:disabled)',
				)
				.count();
			await page.locator('.lab').evaluate((form) => {
				form.setAttribute('tabindex', '-1');
				form.focus();
			});
			const seen = new Set<number>();
			for (let index = 0; index < wanted + 5; index += 1) {
				await page.keyboard.press('Tab');
				const at = await page.evaluate(() => {
					const all = [
						...document.querySelectorAll(
							'.lab :is(input, textarea, select, button, summary, a, [tabindex="0"]):not(:disabled)',
						),
					];
					const focused = document.activeElement!;
					const style = getComputedStyle(focused);
					const place = all.indexOf(focused);
					return { place, ring: style.outlineStyle !== 'none' && style.outlineWidth !== '0px' };
				});
				if (at.place < 0) break;
				expect(at.ring, `element ${at.place} shows its focus`).toBe(true);
				seen.add(at.place);
			}
			expect(seen.size).toBe(wanted);
		});

		test('twice the text size at 360 pixels loses nothing', async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 800 });
			await page.goto(lab.page);
			await wake(page);
			await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
			await openAll(page);
			expect(await overflow(page)).toBeLessThanOrEqual(0);
			const clipped = await page
				.locator('.lab :is(p, label, button, dt, dd, figcaption, summary)')
				.evaluateAll((all) =>
					all
						.filter(
							(element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1,
						)
						.filter((element) => getComputedStyle(element).overflowX !== 'visible')
						.map((element) => element.textContent),
				);
			expect(clipped).toEqual([]);
		});

		test('forced colours keep every series, key and border', async ({ page }) => {
			await page.emulateMedia({ forcedColors: 'active' });
			await page.goto(lab.page);
			await wake(page);
			const strokes = await page
				.locator(lab.drawn)
				.evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke));
			expect(strokes.length).toBeGreaterThan(1);
			expect(strokes.filter((stroke) => stroke === 'none')).toEqual([]);
		});

		test('axe finds nothing with every part open, with A beside B', async ({ page }) => {
			await page.goto(lab.page);
			await wake(page);
			await page.getByRole('button', { name: 'Keep this as A' }).click();
			await openAll(page);
			expect(await axeProblems(page)).toEqual([]);
		});

		test('opened parts stay within 360 pixels', async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 800 });
			await page.goto(lab.page);
			await wake(page);
			await page.getByRole('button', { name: 'Keep this as A' }).click();
			await openAll(page);
			expect(await overflow(page)).toBeLessThanOrEqual(0);
		});
	});
}
