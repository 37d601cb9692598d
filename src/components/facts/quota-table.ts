import { filterOf, matches, queryOf, type QuotaFilter } from '../../lib/facts/quota-filter.ts';
import { download } from '../ui/download.ts';
import { PATIENCE_MS, READER_SIGNS } from '../ui/reader-signs.ts';

/** How long the counting sentence waits for the reader to stop typing before it is spoken. */
const ANNOUNCE_DELAY_MS = 400;

/** Rows this close to the screen have their buttons before they are seen. */
const NEAR = '50%';

const rowsIn = (section: Element) => [...section.querySelectorAll<HTMLTableRowElement>('tbody tr')];

/** The tables of quotas with a filter, an address for each row to copy, and CSV of what is shown. */
class QuotaTable extends HTMLElement {
	#announcing: number | undefined;

	connectedCallback(): void {
		const form = this.querySelector('form')!;
		const select = form.querySelector('select')!;
		const input = form.querySelector('input')!;
		const sections = [...this.querySelectorAll('section')].map((element) => {
			const name = element.querySelector('h2')!.textContent;
			return {
				element,
				rows: rowsIn(element).map((row) => ({
					element: row,
					service: element.dataset['service']!,
					text: `${row.textContent} ${name}`,
				})),
			};
		});
		const rows = sections.flatMap((section) => section.rows);
		const services = [...select.options].map(({ value }) => value);

		const apply = (filter: QuotaFilter) => {
			let shown = 0;
			for (const section of sections) {
				const before = shown;
				for (const row of section.rows) {
					// Nothing where it is so already, unlike setting `hidden`, which has a table laid out again.
					if (!row.element.toggleAttribute('hidden', !matches(row, filter))) shown += 1;
				}
				section.element.toggleAttribute('hidden', shown === before);
				section.element.style.setProperty('--rows', String(shown - before));
			}
			clearTimeout(this.#announcing);
			this.#announcing = window.setTimeout(() => {
				form.querySelector('output')!.textContent =
					shown === 0
						? 'No row contains this. Try fewer words or all services.'
						: `${shown} of ${rows.length} rows`;
			}, ANNOUNCE_DELAY_MS);
		};
		const filter = () => ({ service: select.value, text: input.value.trim() });
		const asked = filterOf(location.search, services);
		select.value = asked.service;
		input.value = asked.text;
		if (asked.service || asked.text) apply(asked);
		form.addEventListener('input', () => {
			apply(filter());
			const query = queryOf(filter(), location.search);
			history.replaceState(
				history.state,
				'',
				`${location.pathname}${query && `?${query}`}${location.hash}`,
			);
		});
		form.addEventListener('submit', (event) => event.preventDefault());
		form.querySelector('[data-csv]')!.addEventListener('click', () => this.#download());
		// Each button has the whole table laid out again: they come when somebody reads it, where it is read.
		const near = new IntersectionObserver(
			(entries) => {
				for (const { target, isIntersecting } of entries) {
					if (!isIntersecting) continue;
					near.unobserve(target);
					this.#addCopy(target as HTMLTableRowElement);
				}
			},
			{ rootMargin: NEAR },
		);
		const watch = new AbortController();
		const start = () => {
			if (watch.signal.aborted) return;
			watch.abort();
			for (const { element } of rows) near.observe(element);
		};
		for (const sign of READER_SIGNS)
			document.addEventListener(sign, start, { passive: true, signal: watch.signal });
		setTimeout(start, PATIENCE_MS);
	}

	#addCopy(row: HTMLTableRowElement): void {
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'copy-row';
		button.textContent = 'Copy link';
		button.setAttribute('aria-label', `Copy link to ${row.querySelector('th a')!.textContent}`);
		button.addEventListener('click', async () => {
			const address = `${location.origin}${location.pathname}#${row.id}`;
			try {
				await navigator.clipboard.writeText(address);
				button.textContent = 'Copied';
			} catch {
				location.hash = row.id;
				button.textContent = 'In the address bar';
			}
		});
		const actions = document.createElement('div');
		actions.className = 'row-actions';
		actions.append(button, this.#reportOn(row.id));
		row.querySelector('th')!.append(actions);
	}

	/** The page’s own report, whose text, the last of its parameters, goes on with the row; nothing where there is none. */
	#reportOn(id: string): Node {
		const report = document.querySelector<HTMLAnchorElement>('.report');
		if (!report) return new Text();
		const own = report.cloneNode(true) as HTMLAnchorElement;
		own.href += `%0AFact: ${id}`;
		own.setAttribute('aria-label', `${report.textContent} in ${id}`);
		return own;
	}

	#download(): void {
		const text = (cell: Element) => cell.textContent.replace(/\s+/g, ' ').trim();
		const header = [
			'Id',
			'Service',
			'Quota',
			'Value',
			'Applies to',
			'Can be raised',
			'Source and age',
			'Source',
		];
		const lines = [...this.querySelectorAll('section')].flatMap((section) =>
			rowsIn(section)
				.filter((row) => !row.hidden)
				.map((row) => [
					row.id,
					text(section.querySelector('h2')!),
					text(row.querySelector('th a')!),
					...[...row.children].slice(1).map(text),
					row.querySelector<HTMLAnchorElement>('td:last-child a')?.href ?? '',
				]),
		);
		download('aws-quotas.csv', [header, ...lines]);
	}
}

customElements.define('quota-table', QuotaTable);
