import { registerHooks } from 'node:module';

/** Lets Node load the modules of `src`, whose imports leave out `.ts` as Vite’s may. */
registerHooks({
	resolve: (specifier, context, next) =>
		next(
			context.parentURL?.includes('/src/') && specifier.startsWith('.') && !/\.\w+$/.test(specifier)
				? `${specifier}.ts`
				: specifier,
			context,
		),
});
