/**
 * Address of an internal page under the deployment's base path.
 *
 * @param path - absolute path as authors write it, with its trailing slash: `/lambda/limits/`
 * @param base - base path of the deployment; by default the one of this build
 * @throws {RangeError} when `path` is not absolute
 */
export function href(path: string, base: string = import.meta.env.BASE_URL): string {
	if (!path.startsWith('/'))
		throw new RangeError(`an internal path starts with "/", got "${path}"`);
	return base.replace(/\/$/, '') + path;
}

/** Whole address of an internal page or file where the site’s is known, from its root otherwise. */
export const absolute = (path: string, site: URL | undefined): string =>
	site === undefined ? href(path) : new URL(href(path), site).href;
