import type { AstroIntegration } from 'astro';

/** Gives components `client:reader`, which makes an island live at the reader’s first sign of life. */
export const readerDirective: AstroIntegration = {
	name: 'reader-directive',
	hooks: {
		'astro:config:setup'({ addClientDirective }) {
			addClientDirective({ name: 'reader', entrypoint: './src/components/ui/client-reader.ts' });
		},
	},
};
