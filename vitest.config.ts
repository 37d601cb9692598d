import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** Only what hangs is to fail by it: the slowest tests take seconds, and a machine may be several times slower. */
const testTimeout = 120_000;

export default defineConfig({
	test: {
		// Those that run at once are builds of the site, each of which takes more than a core.
		maxConcurrency: 2,
		projects: [
			{
				resolve: { tsconfigPaths: true },
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/unit/**/*.test.ts'],
					testTimeout,
				},
			},
			{
				resolve: { tsconfigPaths: true },
				plugins: [preact()],
				test: {
					name: 'component',
					environment: 'happy-dom',
					include: ['tests/component/**/*.test.tsx'],
					testTimeout,
				},
			},
			{
				resolve: { tsconfigPaths: true },
				test: {
					name: 'content',
					environment: 'node',
					include: ['tests/content/**/*.test.ts'],
					testTimeout,
				},
			},
		],
	},
});
