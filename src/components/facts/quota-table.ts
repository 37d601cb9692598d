import { filterOf, matches, queryOf, type QuotaFilter } from '../../lib/facts/quota-filter.ts';
import { download } from '../ui/download.ts';

/** How long the counting sentence waits for the reader to stop typing before it is spoken. */
const ANNOUNCE_DELAY_MS = 400;

/** Rows this close to the screen have their buttons before they are seen. */
const NEAR = '50%';

const SHOWN = 'tbody tr:not([hidden])';

const text = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

/** Whose quotas the row’s table has. */
const sectionOf = (row: Element) => row.closest('section')!;
const serviceName = (row: Element) => text(sectionOf(row).querySelector('h2')!);

/** The tables of quotas with a filter, an address for each row to copy, and CSV of what is shown. */
class QuotaTable extends HTMLElement {
	#announcing: number | undefined;

	connectedCallback(): void {
		const filterBar = this.querySelector('search')!;
		const select = filterBar.querySelector('select')!;
		const input = filterBar.querySelector('input')!;
		const rows = [...this.querySelectorAll('tbody tr')].map((element) => ({
			element,
			service: sectionOf(element).dataset['service']!,
			text: `${element.textContent} ${serviceName(element)}`,
		}));
		const services = [...select.options].map(({ value }) => value);

		const apply = (filter: QuotaFilter) => {
			const shown = rows.filter(
				// Nothing where it is so already, unlike setting `hidden`, which has a table laid out again.
				(row) => !row.element.toggleAttribute('hidden', !matches(row, filter)),
			).length;
			for (const section of this.querySelectorAll('section')) {
				const left = section.querySelectorAll(SHOWN).length;
				section.hidden = left === 0;
				section.style.setProperty('--rows', String(left));
			}
			clearTimeout(this.#announcing);
			this.#announcing = window.setTimeout(() => {
				filterBar.querySelector('output')!.textContent =
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
		filterBar.addEventListener('input', () => {
			apply(filter());
			const query = queryOf(filter(), location.search);
			history.replaceState(
				history.state,
				'',
				`${location.pathname}${query && `?${query}`}${location.hash}`,
			);
		});
		filterBar.querySelector('[data-csv]')!.addEventListener('click', () => this.#download());
		// Hundreds of buttons: they come where the tables are read.
		const near = new IntersectionObserver(
			(entries) => {
				for (const { target, isIntersecting } of entries) {
					if (!isIntersecting) continue;
					near.unobserve(target);
					this.#addActions(target);
				}
			},
			{ rootMargin: NEAR },
		);
		for (const { element } of rows) near.observe(element);
	}

	#addActions(row: Element): void {
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
		actions.append(button);
		// The page’s own report, whose text, the last of its parameters, goes on with the row.
		const report = document.querySelector('.report')?.cloneNode(true) as
			HTMLAnchorElement | undefined;
		if (report) {
			report.href += `%0AFact: ${row.id}`;
			report.setAttribute('aria-label', `${report.textContent} in ${row.id}`);
			actions.append(report);
		}
		row.querySelector('th')!.append(actions);
	}

	#download(): void {
		const head = [...this.querySelector('thead tr')!.children].map(text);
		const lines = [...this.querySelectorAll(SHOWN)].map((row) => [
			row.id,
			serviceName(row),
			text(row.querySelector('th a')!),
			...[...row.children].slice(1).map(text),
			row.querySelector<HTMLAnchorElement>('td:last-child a')?.href ?? '',
		]);
		download('aws-quotas.csv', [['Id', 'Service', ...head, 'Source'], ...lines]);
	}
}

customElements.define('quota-table', QuotaTable);
