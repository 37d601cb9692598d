declare namespace Astro {
	interface ClientDirectives {
		/** Hydrates at the reader’s first sign of life: `components/ui/client-reader.ts`. */
		'client:reader'?: boolean;
	}
}
