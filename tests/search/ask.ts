import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { load } from 'js-yaml';

/** A question as a reader would ask it, and the pages that answer it. */
export interface Question {
	ask: string;
	kind: string;
	pages: string[];
	/** Held-out questions are never looked at while the ranking is tuned. */
	split?: 'held-out';
}

/** A question with the place of the first page that answers it; 0 where none was found. */
export interface Ranked {
	question: Question;
	rank: number;
	/** The first three pages. */
	found: string[];
}

/** Percentages of a set of questions. */
export interface Shares {
	name: string;
	count: number;
	first: number;
	amongThree: number;
}

/** What the search has to reach, in per cent. */
export const limits = { first: 90, amongThree: 97, firstOfKind: 85 };

export const questions = load(readFileSync('tests/search/questions.yaml', 'utf8')) as Question[];

/** Asks in the search view of a page, and gives the paths of the pages found, the best first. */
export async function ask(page: Page, question: string): Promise<string[]> {
	const view = page.locator('.search-view:visible');
	await view.getByLabel('Search the handbook').fill(question);
	await view
		.locator(`[role="listbox"][data-query=${JSON.stringify(question)}]`)
		.waitFor({ state: 'attached' });
	return view
		.locator('.search-page')
		.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
}

/** The place of a question’s pages among those found. */
export const rank = (question: Question, found: readonly string[]): Ranked => ({
	question,
	rank: found.findIndex((path) => question.pages.includes(path)) + 1,
	found: found.slice(0, 3),
});

/** The shares of the tuned and of the held-out questions, in all and of each kind. */
export function sharesOf(ranked: readonly Ranked[]): { split: Shares; kinds: Shares[] }[] {
	return (['tuned', 'held-out'] as const).map((name) => {
		const own = ranked.filter(({ question }) => (question.split ?? 'tuned') === name);
		const kinds = new Set(own.map(({ question }) => question.kind));
		return {
			split: shareOf(name, own),
			kinds: [...kinds].map((kind) =>
				shareOf(
					kind,
					own.filter(({ question }) => question.kind === kind),
				),
			),
		};
	});
}

function shareOf(name: string, ranked: readonly Ranked[]): Shares {
	const within = (most: number) =>
		(100 * ranked.filter((one) => one.rank > 0 && one.rank <= most).length) / ranked.length;
	return { name, count: ranked.length, first: within(1), amongThree: within(3) };
}
