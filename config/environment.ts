import { envField } from 'astro/config';

const { BUILD, GITHUB_SHA } = process.env;

/**
 * What components read of the environment: where mistakes are reported, and which build this is, as `BUILD` or GitHub
 * names it. Nothing stands for what is not set, so that the same sources build the same site.
 */
export const environment = {
	REPOSITORY: envField.string({ context: 'server', access: 'public', optional: true, url: true }),
	BUILD: envField.string({
		context: 'server',
		access: 'public',
		optional: true,
		default: BUILD ?? GITHUB_SHA,
	}),
};
