/** What Pagefind answers, as far as it is used here (https://pagefind.app/docs/api/). */
interface Pagefind {
	init(): Promise<void>;
	/** `null` where a newer search has come. */
	debouncedSearch(text: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
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

/** What happens inside the dialog: typing searches, arrows move, Enter opens. */
class SearchDialog {
	#pagefind: Promise<Pagefind> | undefined;
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
		const answer = await (await this.#load()).debouncedSearch(text);
		if (answer === null) return;
		const found = await Promise.all(answer.results.slice(0, PAGES).map((result) => result.data()));
		if (text !== this.#input.value.trim()) return;
		this.#fill(found);
		this.#status.textContent =
			answer.results.length === 0
				? `No page has all of these words. Fewer words may help, and the glossary has every abbreviation.`
				: `${answer.results.length} ${answer.results.length === 1 ? 'page' : 'pages'}`;
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
