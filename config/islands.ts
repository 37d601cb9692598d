import type { AstroIntegration } from 'astro';

/**
 * Preact components as islands, and `client:reader`, which makes one live at the reader’s first sign of life.
 *
 * The authors’ server takes the whole of Astro’s integration, which reloads components in place. A build takes only
 * its renderer: there Vite compiles JSX by itself, where the integration would send every script through Babel.
 */
export const islands: AstroIntegration = {
	name: 'islands',
	hooks: {
		async 'astro:config:setup'(options) {
			options.addClientDirective({
				name: 'reader',
				entrypoint: './src/components/ui/client-reader.ts',
			});
			if (options.command === 'dev') {
				const { default: preact } = await import('@astrojs/preact');
				await preact().hooks['astro:config:setup']!(options);
				return;
			}
			options.addRenderer({
				name: '@astrojs/preact',
				clientEntrypoint: '@astrojs/preact/client.js',
				serverEntrypoint: new URL('island-renderer.ts', import.meta.url),
			});
			options.updateConfig({ vite: { plugins: [rendererOptions] } });
		},
	},
};

/** The module that the renderer reads its options from: which components are its own, where there are others. */
const rendererOptions = {
	name: 'islands:renderer-options',
	resolveId: (id: string) => (id === 'astro:preact:opts' ? `\0${id}` : undefined),
	load: (id: string) => (id === '\0astro:preact:opts' ? 'export default {}' : undefined),
};
