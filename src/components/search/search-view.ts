import { outsideText } from '~/lib/format/outside-text';
import { answer, type Answer, type FoundPage } from '~/lib/search/answer';
import { filtersOf, KINDS, sectionOf, sectionsOf } from '~/lib/search/filters';
import { nearestTo } from '~/lib/search/nearest';
import type { Passage } from '~/lib/search/passages';
import { queryOfPath } from '~/lib/search/queries';
import type { SearchPage } from '~/lib/search/rank';
import { loadSearch } from './pagefind.ts';

/** Sections of a page that are shown, and how close they have to be, measured by the closest. */
const SECTIONS = 3;
const LEAST_CLOSENESS = 0.5;

/** What a result is marked with besides its section; explanations are what readers expect. */
const BADGES = { lab: 'Lab', table: 'Reference table', index: 'Index', page: '' };

/** Where the last query of the visit is kept for the dialog. */
const LAST_QUERY = 'search';

/** One load for all views of a page. */
let loaded: ReturnType<typeof loadSearch> | undefined;

/** A field with its results: typing searches, arrows move, Enter opens. */
class SearchView {
	readonly #root: HTMLElement;
	readonly #base: string;
	readonly #input: HTMLInputElement;
	readonly #filters: HTMLElement;
	readonly #status: HTMLElement;
	readonly #offer: HTMLElement;
	readonly #list: HTMLElement;
	/** `place` of `SearchView.astro`. */
	readonly #place: string | undefined;
	#active = -1;
	/** Counts what was asked, so that an answer that comes late is dropped. */
	#asked = 0;

	constructor(root: HTMLElement) {
		const find = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector)!;
		this.#root = root;
		this.#base = root.dataset['base']!.replace(/\/$/, '');
		this.#place = root.dataset['search'];
		this.#input = find('input');
		this.#filters = find('.search-filters');
		this.#status = find('.search-status');
		this.#offer = find('.search-offer');
		this.#list = find('[role="listbox"]');
		this.#input.addEventListener('input', () => void this.#search());
		this.#input.addEventListener('keydown', (event) => this.#move(event));
		find('form').addEventListener('submit', (event) => {
			if (event.submitter === null) event.preventDefault();
		});
		loaded ??= loadSearch(this.#base);
		loaded.then(
			({ table }) => {
				this.#fillFilters(table.pages);
				this.#recall(table.pages);
				this.#filters.addEventListener('change', () => void this.#search());
				return this.#search();
			},
			() => (this.#status.textContent = 'Search works in the built site only.'),
		);
	}

	get #choices(): HTMLSelectElement[] {
		return [...this.#filters.querySelectorAll('select')];
	}

	#fillFilters(pages: readonly SearchPage[]): void {
		const [section, kind] = this.#choices as [HTMLSelectElement, HTMLSelectElement];
		section.append(...sectionsOf(pages).map(({ section: value, name }) => new Option(name, value)));
		kind.append(...KINDS.map(({ kind: value, name }) => new Option(name, value)));
		this.#filters.hidden = false;
	}

	/** Takes up the query of the address, its words where it leads nowhere, or, in the dialog, the visit’s last query. */
	#recall(pages: readonly SearchPage[]): void {
		const values = this.#given();
		if (this.#input.value === '') {
			this.#input.value = this.#cut(values.get('q') ?? '');
			if (this.#place === 'dialog') this.#input.select();
		}
		const filters = filtersOf(values, pages);
		for (const choice of this.#choices) choice.value = filters[choice.name as keyof typeof filters];
	}

	#given(): URLSearchParams {
		if (this.#place === 'page') return new URLSearchParams(location.search);
		if (this.#place === 'dialog') return new URLSearchParams(stored() ?? '');
		return new URLSearchParams({ q: queryOfPath(location.pathname.slice(this.#base.length)) });
	}

	/** A text as long as the field takes one: longer text is no query and only makes work. */
	#cut(text: string): string {
		return text.slice(0, this.#input.maxLength);
	}

	/** The query and the filters as an address keeps them. */
	get #values(): URLSearchParams {
		const entries = [
			['q', this.#input.value.trim()],
			...this.#choices.map(({ name, value }) => [name, value]),
		];
		return new URLSearchParams(entries.filter(([, value]) => value !== ''));
	}

	#keep(): void {
		if (this.#place === 'missing') return;
		const values = this.#values.toString();
		store(values);
		this.#root
			.querySelector<HTMLAnchorElement>('.search-all')
			?.setAttribute('href', `${this.#base}/search/?${values}`);
		if (this.#place === 'page')
			history.replaceState(history.state, '', values === '' ? location.pathname : `?${values}`);
	}

	async #search(isLiteral = false): Promise<void> {
		const asked = ++this.#asked;
		const text = this.#cut(this.#input.value.trim());
		const { table, engine } = await loaded!;
		const filters = filtersOf(this.#values, table.pages);
		const answered = text === '' ? null : await answer(text, table, engine, { isLiteral, filters });
		if (asked !== this.#asked) return;
		this.#keep();
		this.#offer.replaceChildren();
		if (answered === null) {
			this.#fill([]);
			this.#status.textContent = '';
		} else if (answered.count > 0) this.#show(answered, text);
		else this.#showNearest(answered, text, table.pages);
		this.#list.dataset['query'] = text;
	}

	#show({ found, count, mended }: Answer, text: string): void {
		this.#fill(found.map((page) => this.#groupOf(page)));
		const pages = `${count} ${count === 1 ? 'page' : 'pages'}`;
		this.#status.textContent =
			mended === null ? pages : `${pages}. Showing results for “${mended}”.`;
		if (mended !== null)
			this.#offer.append(
				buttonOf(`Search for “${outsideText(text)}” as it is typed`, () => {
					this.#input.focus();
					void this.#search(true);
				}),
			);
	}

	/** What stands in place of results where there are none. */
	#showNearest({ countEverywhere }: Answer, text: string, pages: readonly SearchPage[]): void {
		if (countEverywhere > 0) {
			this.#fill([]);
			this.#status.textContent = 'Nothing is found within these filters.';
			const label = `Show ${countEverywhere} ${countEverywhere === 1 ? 'page' : 'pages'} without filters`;
			this.#offer.append(
				buttonOf(label, () => {
					for (const choice of this.#choices) choice.value = '';
					this.#input.focus();
					void this.#search();
				}),
			);
			return;
		}
		const { pages: near, term } = nearestTo(text, pages);
		const options = near.map((page) => this.#groupOf({ page, passages: [] }));
		if (term)
			options.push([
				this.#option(
					`/reference/glossary/#term-${term.term.toLowerCase()}`,
					`${term.term}: ${term.name}`,
					'search-section',
					'Glossary',
				),
			]);
		this.#fill(options);
		this.#status.textContent = 'No page has any of these words. The nearest by name:';
	}

	/** A page and its sections that answer, as options. */
	#groupOf({ page, passages }: FoundPage): HTMLElement[] {
		const [best] = passages;
		const first = this.#option(
			page.url,
			page.title,
			'search-page',
			BADGES[page.kind],
			page.kind === 'page' ? this.#sectionName(page.url) : '',
		);
		const intro = passages.find(({ section }) => section === null);
		first.append(intro === undefined ? textOf(page.description) : piecesOf(intro));
		const sections = passages
			.filter(
				({ section, closeness }) =>
					section !== null && closeness >= LEAST_CLOSENESS * best!.closeness,
			)
			.slice(0, SECTIONS)
			.map((passage) => {
				const { anchor, title } = passage.section!;
				const option = this.#option(`${page.url}#${anchor}`, title, 'search-section');
				option.append(piecesOf(passage));
				return option;
			});
		return [first, ...sections];
	}

	#sectionName(url: string): string {
		const [section] = this.#choices;
		return (
			[...section!.options].find(({ value }) => value !== '' && value === sectionOf(url))?.text ??
			''
		);
	}

	/** A link that is an option of the list. */
	#option(url: string, title: string, kind: string, badge = '', section = ''): HTMLElement {
		const link = document.createElement('a');
		link.href = this.#base + url;
		link.className = kind;
		link.setAttribute('role', 'option');
		link.setAttribute('aria-selected', 'false');
		link.tabIndex = -1;
		const heading = document.createElement('strong');
		heading.append(title, ...[section, badge].filter(Boolean).map(badgeOf));
		link.append(heading);
		return link;
	}

	#fill(groups: readonly HTMLElement[][]): void {
		this.#active = -1;
		this.#input.removeAttribute('aria-activedescendant');
		this.#input.setAttribute('aria-expanded', String(groups.length > 0));
		this.#list.replaceChildren(
			...groups.map((options) => {
				const group = document.createElement('div');
				group.setAttribute('role', 'group');
				group.setAttribute(
					'aria-label',
					options[0]!.querySelector('strong')!.firstChild!.textContent!,
				);
				group.append(...options);
				return group;
			}),
		);
		this.#options.forEach((option, index) => (option.id = `${this.#list.id}-${index}`));
		this.#list.scrollTop = 0;
	}

	get #options(): HTMLElement[] {
		return [...this.#list.querySelectorAll<HTMLElement>('[role="option"]')];
	}

	#move(event: KeyboardEvent): void {
		const options = this.#options;
		if (event.key === 'Enter') {
			event.preventDefault();
			// In the dialog the first answer is the likely one; on the page of its own, Enter alone only searches.
			options[this.#place === 'page' ? this.#active : Math.max(0, this.#active)]?.click();
			return;
		}
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step === undefined || options.length === 0) return;
		event.preventDefault();
		this.#active =
			this.#active < 0 && step < 0
				? options.length - 1
				: (this.#active + step + options.length) % options.length;
		options.forEach((option, index) =>
			option.setAttribute('aria-selected', String(index === this.#active)),
		);
		const active = options[this.#active]!;
		this.#input.setAttribute('aria-activedescendant', active.id);
		active.scrollIntoView({ block: 'nearest' });
	}
}

const textOf = (text: string) => {
	const span = document.createElement('span');
	span.textContent = text;
	return span;
};

/** A passage with the words of the query marked. */
function piecesOf({ pieces }: Passage): HTMLElement {
	const span = document.createElement('span');
	for (const { text, isMatch } of pieces) {
		const piece = isMatch ? document.createElement('mark') : document.createTextNode(text);
		if (isMatch) piece.textContent = text;
		span.append(piece, ' ');
	}
	return span;
}

function badgeOf(name: string): HTMLElement {
	const badge = document.createElement('span');
	badge.className = 'search-badge';
	badge.textContent = name;
	return badge;
}

function buttonOf(label: string, act: () => void): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.textContent = label;
	button.addEventListener('click', act);
	return button;
}

/** The last query of the visit; nothing where the browser keeps nothing. */
function stored(): string | null {
	try {
		return sessionStorage.getItem(LAST_QUERY);
	} catch {
		return null;
	}
}

function store(values: string): void {
	try {
		sessionStorage.setItem(LAST_QUERY, values);
	} catch {
		// A browser that keeps nothing forgets the query with the page.
	}
}

for (const root of document.querySelectorAll<HTMLElement>('[data-search]')) new SearchView(root);
