import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	reporter: [['line'], ['json']],
	use: {
		baseURL: 'http://localhost:4330',
		launchOptions: {
			executablePath: findBrowser(),
			args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
		},
	},
	webServer: {
		command: 'node scripts/serve-for-tests.ts',
		url: 'http://localhost:4330/',
		reuseExistingServer: false,
	},
});
