/** How long a card stays after the pointer has left, so that the pointer can reach it. */
const LEAVE_DELAY_MS = 200;

/**
 * The list of sources at the end of a page, shown as cards where its facts stand.
 *
 * Without this script a fact is a link to its entry in the list. With it, hover, focus or a tap opens
 * a copy of that entry beside the fact; Escape or leaving closes it.
 */
class FactCards extends HTMLElement {
	readonly #card = document.createElement('div');
	#closing: number | undefined;

	connectedCallback(): void {
		this.#card.className = 'fact-card not-content';
		this.#card.popover = 'manual';
		this.#card.addEventListener('pointerenter', () => clearTimeout(this.#closing));
		this.#card.addEventListener('pointerleave', () => this.#closeSoon());
		document.body.append(this.#card);
		for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#fact-"]')) {
			link.addEventListener(
				'pointerenter',
				(event) => event.pointerType === 'mouse' && this.#open(link),
			);
			link.addEventListener('pointerleave', () => this.#closeSoon());
			link.addEventListener('focus', () => this.#open(link));
			link.addEventListener('blur', () => this.#closeSoon());
			link.addEventListener('click', (event) => {
				if (!matchMedia('(hover: none)').matches) return;
				event.preventDefault();
				this.#open(link);
			});
		}
		document.addEventListener('keydown', (event) => event.key === 'Escape' && this.#close());
		document.addEventListener('scroll', () => this.#close(), { passive: true });
		document.addEventListener('pointerdown', (event) => {
			const target = event.target as Element;
			if (!this.#card.contains(target) && !target.closest('a[href^="#fact-"]')) this.#close();
		});
	}

	#open(link: HTMLAnchorElement): void {
		const id = decodeURIComponent(link.hash.slice(1));
		const entry = document.getElementById(id);
		if (!entry) return;
		clearTimeout(this.#closing);
		const text = document.createElement('p');
		text.append(...entry.cloneNode(true).childNodes);
		const source = entry.closest('ol > li')!.cloneNode(true) as Element;
		source.querySelector('ul')!.remove();
		const report = document.querySelector<HTMLAnchorElement>('.report')?.cloneNode(true) as
			HTMLAnchorElement | undefined;
		// The text of the report is the last of its parameters, and goes on with the fact.
		if (report) report.href += `%0AFact: ${id.slice('fact-'.length)}`;
		this.#card.replaceChildren(text, ...source.childNodes, report ?? '');
		this.#card.showPopover();
		this.#place(link.getClientRects()[0]!);
	}

	/** Below the fact, or above it where there is no room; inside the window either way. */
	#place(fact: DOMRect): void {
		const { width, height } = this.#card.getBoundingClientRect();
		const below = fact.bottom + height + 8 <= innerHeight;
		this.#card.style.top = `${below ? fact.bottom + 4 : Math.max(4, fact.top - height - 4)}px`;
		this.#card.style.left = `${Math.max(8, Math.min(fact.left, document.documentElement.clientWidth - width - 8))}px`;
	}

	#closeSoon(): void {
		clearTimeout(this.#closing);
		this.#closing = window.setTimeout(() => this.#close(), LEAVE_DELAY_MS);
	}

	#close(): void {
		if (this.#card.matches(':popover-open')) this.#card.hidePopover();
	}
}

customElements.define('fact-cards', FactCards);
