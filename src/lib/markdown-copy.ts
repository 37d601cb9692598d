/** Pages that hold nothing to read: they search. */
const WITHOUT = /^\/(404|search)\b/;

/**
 * Path of the Markdown copy of a page, nothing where it has none: `/compute/hpc.md` of `/compute/hpc/`, `/index.md` of
 * the home page.
 *
 * @param path - of the page, without the base path
 */
export function markdownCopyOf(path: string): string | undefined {
	if (WITHOUT.test(path)) return undefined;
	return path === '/' ? '/index.md' : `${path.replace(/\/$/, '')}.md`;
}
