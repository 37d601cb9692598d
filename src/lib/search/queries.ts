import leven from 'leven';

/** The site’s own words, for mending and weighing those of a query; all lower case. */
export interface Vocabulary {
	/** On how many pages each word stands. */
	words: Readonly<Record<string, number>>;
	/** What abbreviations and other names stand for. */
	aliases: Readonly<Record<string, string>>;
}

/** Words that ask and do not tell. */
const STOP_WORDS = new Set(
	'a after an and are as at be before between by can could do does for from get gets has have how i if in is it its long many me much my need needs of on one or out should take takes than that the there this to us vs was what when where which who why will with would you your'.split(
		' ',
	),
);

/** Shorter words have too many neighbours to be mended. */
const SHORTEST_MENDED = 4;

/**
 * Queries to try in turn for what a reader typed, the strictest first: the text itself, its telling words, these with
 * slips mended and abbreviations spelled out, and then without the words that stand on most pages.
 */
export function queriesOf(text: string, vocabulary: Vocabulary): string[] {
	const { words, aliases } = vocabulary;
	const typed = wordsOf(text);
	const telling = typed.filter((word) => !STOP_WORDS.has(word));
	const kept = telling.length > 0 ? telling : typed;
	const mended = kept.map((word) => mend(word, vocabulary));
	const spelled = mended.flatMap((word) => wordsOf(has(aliases, word) ? aliases[word]! : word));
	// A word that stands on no page tells nothing; of the others, the rarest tells most.
	const known = [...new Set([...mended, ...spelled])].filter((word) => has(words, word));
	const rarestFirst = known.sort((one, other) => words[one]! - words[other]!);
	if (rarestFirst.length === 0) return [text.trim()].filter((query) => query !== '');
	const queries = [text.trim(), kept.join(' '), mended.join(' '), spelled.join(' ')];
	for (let length = rarestFirst.length; length > 0; length -= 1)
		queries.push(rarestFirst.slice(0, length).join(' '));
	return [...new Set(queries)];
}

/** Words of a text as they are compared. */
export function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}@:._/-]*[\p{L}\p{N}]/gu) ?? [];
}

/** Objects inherit names such as `constructor`, which a reader may type. */
const has = (entries: object, word: string) => Object.hasOwn(entries, word);

/** The word itself where the site has it or something beginning with it; otherwise the nearest one, if one is near. */
function mend(word: string, { words, aliases }: Vocabulary): string {
	if (has(words, word) || has(aliases, word) || word.length < SHORTEST_MENDED || /\d/.test(word))
		return word;
	const reach = word.length < 8 ? 1 : 2;
	let best = word;
	let bestDistance = Infinity;
	for (const known of Object.keys(words)) {
		if (known.startsWith(word)) return word;
		if (Math.abs(known.length - word.length) > reach) continue;
		const distance = swapped(word, known) ? 1 : leven(word, known);
		if (distance > reach || distance > bestDistance) continue;
		if (distance < bestDistance || words[known]! > words[best]!) {
			best = known;
			bestDistance = distance;
		}
	}
	return best;
}

/** Whether two neighbouring letters changed places, the commonest slip of all. */
function swapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = [...a].findIndex((letter, index) => letter !== b[index]);
	return (
		at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
	);
}
