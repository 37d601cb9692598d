import { queriesOf, type Vocabulary } from '~/lib/search/queries';

/** What Pagefind answers, as far as it is used here (https://pagefind.app/docs/api/). */
interface Pagefind {
	init(): Promise<void>;
	/** `null` where a newer search has come. */
	debouncedSearch(text: string): Promise<Answer | null>;
	search(text: string): Promise<Answer>;
}

interface Answer {
	results: { id: string; data(): Promise<Found> }[];
}

interface Found {
	url: string;
	excerpt: string;
	meta: { title?: string };
	sub_results: { url: string; title: string; excerpt: string }[];
}

/** Pages and sections that are shown. */
const PAGES = 8;
const SECTIONS = 3;

/** Looser queries are tried until so many pages are found. */
const ENOUGH = 3;

/** No more looser queries than this, so that typing stays quick. */
const MOST_QUERIES = 6;

/** What happens inside the dialog: typing searches, arrows move, Enter opens. */
class SearchDialog {
	#pagefind: Promise<Pagefind> | undefined;
	#vocabulary: Promise<Vocabulary> | undefined;
	readonly #base: string;
	readonly #input: HTMLInputElement;
	readonly #status: HTMLElement;
	readonly #list: HTMLElement;
	#active = -1;

	constructor(search: HTMLElement) {
		const dialog = search.querySelector('dialog')!;
		this.#base = search.dataset['base']!.replace(/\/$/, '');
		this.#input = dialog.querySelector('input')!;
		this.#status = dialog.querySelector('.search-status')!;
		this.#list = dialog.querySelector('[role="listbox"]')!;
		this.#input.addEventListener('input', () => void this.#search());
		this.#input.addEventListener('keydown', (event) => this.#move(event));
		this.#load().then(
			() => this.#search(),
			() => (this.#status.textContent = 'Search works in the built site only.'),
		);
	}

	#load(): Promise<Pagefind> {
		this.#pagefind ??= import(/* @vite-ignore */ `${this.#base}/pagefind/pagefind.js`).then(
			async (pagefind: Pagefind) => {
				await pagefind.init();
				return pagefind;
			},
		);
		return this.#pagefind;
	}

	async #search(): Promise<void> {
		const text = this.#input.value.trim();
		if (text === '') {
			this.#fill([]);
			this.#status.textContent = '';
			return;
		}
		const pagefind = await this.#load();
		const answer = await pagefind.debouncedSearch(text);
		if (answer === null) return;
		let results = answer.results;
		let used = text;
		if (results.length < ENOUGH) {
			const queries = queriesOf(text, await this.#words());
			for (const query of queries.slice(1, MOST_QUERIES)) {
				if (results.length >= ENOUGH || this.#isStale(text)) break;
				const looser = await pagefind.search(query);
				if (results.length === 0 && looser.results.length > 0) used = query;
				const known = new Set(results.map(({ id }) => id));
				results = [...results, ...looser.results.filter(({ id }) => !known.has(id))];
			}
		}
		const found = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
		if (this.#isStale(text)) return;
		this.#fill(found);
		const count = `${results.length} ${results.length === 1 ? 'page' : 'pages'}`;
		this.#status.textContent =
			results.length === 0
				? 'No page has any of these words. The glossary has every abbreviation.'
				: used === text
					? count
					: `${count}. Showing results for “${used}”.`;
	}

	/** Whether the reader has typed on. */
	#isStale(text: string): boolean {
		return text !== this.#input.value.trim();
	}

	/** The site’s words; none where they cannot be had, and then only what is typed is searched. */
	#words(): Promise<Vocabulary> {
		this.#vocabulary ??= fetch(`${this.#base}/search-words.json`)
			.then((response) => response.json() as Promise<Vocabulary>)
			.catch(() => ({ words: {}, aliases: {} }));
		return this.#vocabulary;
	}

	#fill(found: readonly Found[]): void {
		this.#active = -1;
		this.#input.removeAttribute('aria-activedescendant');
		this.#input.setAttribute('aria-expanded', String(found.length > 0));
		const options = found.flatMap(({ url, excerpt, meta, sub_results }) => [
			optionOf(url, meta.title ?? url, excerpt, 'search-page'),
			...sub_results
				.filter((section) => section.title !== meta.title)
				.slice(0, SECTIONS)
				.map((section) => optionOf(section.url, section.title, section.excerpt, 'search-section')),
		]);
		options.forEach((option, index) => (option.id = `search-result-${index}`));
		this.#list.replaceChildren(...options);
	}

	#move(event: KeyboardEvent): void {
		const options = [...this.#list.children] as HTMLElement[];
		if (event.key === 'Enter') {
			event.preventDefault();
			options[Math.max(0, this.#active)]?.click();
			return;
		}
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step === undefined || options.length === 0) return;
		event.preventDefault();
		this.#active = (this.#active + step + options.length) % options.length;
		options.forEach((option, index) =>
			option.setAttribute('aria-selected', String(index === this.#active)),
		);
		const active = options[this.#active]!;
		this.#input.setAttribute('aria-activedescendant', active.id);
		active.scrollIntoView({ block: 'nearest' });
	}
}

/** A result: a link that is an option of the list. Of Pagefind's excerpt only text and marks are taken. */
function optionOf(url: string, title: string, excerpt: string, kind: string): HTMLElement {
	const link = document.createElement('a');
	link.href = url;
	link.className = kind;
	link.setAttribute('role', 'option');
	link.setAttribute('aria-selected', 'false');
	link.tabIndex = -1;
	const heading = document.createElement('strong');
	heading.textContent = title;
	const text = document.createElement('span');
	for (const node of new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes) {
		if (node.nodeName !== 'MARK') text.append(node.textContent ?? '');
		else {
			const mark = document.createElement('mark');
			mark.textContent = node.textContent;
			text.append(mark);
		}
	}
	link.append(heading, text);
	return link;
}

new SearchDialog(document.querySelector<HTMLElement>('site-search')!);
