import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';
import { base, dist } from './tests/e2e/paths.ts';

/** Where the built site is served; `TEST_PORT` where another run takes the usual one. */
const port = Number(process.env['TEST_PORT'] ?? 4330);
const address = `http://localhost:${port}${base}`;

export default defineConfig({
	projects: [
		{ name: 'browser', testDir: 'tests/e2e' },
		{ name: 'visual', testDir: 'tests/visual' },
	],
	workers: 2,
	// Only what hangs is to fail by these: a machine may be several times slower than another.
	timeout: 120_000,
	expect: { timeout: 15_000 },
	fullyParallel: true,
	forbidOnly: true,
	reporter: [['line'], ['json']],
	use: {
		baseURL: address,
		launchOptions: {
			executablePath: findBrowser(),
			args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
		},
	},
	webServer: {
		command: `node scripts/serve-for-tests.ts ${port} ${dist} ${base}`,
		url: address,
		reuseExistingServer: false,
	},
});
