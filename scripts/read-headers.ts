/** Headers of a response; later rules come after earlier ones. */
export type Headers = Record<string, string>;

interface Rule {
	pattern: string;
	removed: string[];
	set: Headers;
}

/**
 * Reads a file of response headers as Cloudflare Pages does: patterns that may end in `*`, under each its headers, and
 * `! Name` where one of an earlier rule does not hold
 * (https://developers.cloudflare.com/pages/configuration/headers/).
 *
 * @returns the headers for a path
 */
export function readHeaders(text: string): (path: string) => Headers {
	const rules = readRules(text);
	return (path) => {
		const headers: Headers = {};
		for (const { pattern, removed, set } of rules) {
			if (!matches(pattern, path)) continue;
			for (const name of removed) delete headers[name];
			for (const [name, value] of Object.entries(set))
				headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
		}
		return headers;
	};
}

/** Patterns of such a file, in its order. */
export const headerPatterns = (text: string): string[] =>
	readRules(text).map(({ pattern }) => pattern);

function readRules(text: string): Rule[] {
	const rules: Rule[] = [];
	for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
		const rule = rules.at(-1);
		const content = line.trim();
		if (!line.startsWith(' ')) rules.push({ pattern: content, removed: [], set: {} });
		else if (rule === undefined) throw new Error(`no pattern stands above “${content}”`);
		else if (content.startsWith('! ')) rule.removed.push(content.slice(2));
		else {
			const [name, ...value] = content.split(': ');
			rule.set[name!] = value.join(': ');
		}
	}
	return rules;
}

const matches = (pattern: string, path: string) =>
	pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
