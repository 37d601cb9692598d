import { registerHooks } from 'node:module';

/** Lets Node load `src/lib`, whose imports leave out `.ts` as Vite’s may. */
registerHooks({
	resolve: (specifier, context, next) =>
		next(
			specifier.startsWith('.') && !/\.\w+$/.test(specifier) ? `${specifier}.ts` : specifier,
			context,
		),
});
