import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

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
					testTimeout: 30_000,
				},
			},
			{
				resolve: { tsconfigPaths: true },
				plugins: [preact()],
				test: {
					name: 'component',
					environment: 'happy-dom',
					include: ['tests/component/**/*.test.tsx'],
				},
			},
			{
				resolve: { tsconfigPaths: true },
				test: {
					name: 'content',
					environment: 'node',
					include: ['tests/content/**/*.test.ts'],
					testTimeout: 60_000,
				},
			},
		],
	},
});
