// A bundle of its own, asked for by address: an ordinary dynamic import would bring Vite's preloading to every page.
import viewScript from './search-view.ts?worker&url';

/**
 * The search button. What the dialog does, and Pagefind with it, is loaded when the reader points at the button,
 * focuses it, or opens the dialog by click, `/`, Ctrl+K or Command+K; on a page that searches by itself at once.
 */
class SiteSearch extends HTMLElement {
	connectedCallback(): void {
		const button = this.querySelector('button')!;
		const dialog = this.querySelector('dialog')!;
		const load = () => void import(/* @vite-ignore */ viewScript);
		const open = () => {
			load();
			if (!dialog.open) dialog.showModal();
			dialog.querySelector('input')!.select();
		};
		button.disabled = false;
		if (document.querySelector('main [data-search]')) load();
		button.addEventListener('click', open);
		for (const intent of ['pointerenter', 'focus']) button.addEventListener(intent, load);
		dialog.addEventListener('click', (event) => {
			if (event.target === dialog) dialog.close();
		});
		document.addEventListener('keydown', (event) => {
			const isTyping = (event.target as Element).closest('input, textarea, select');
			const hasModifier = event.ctrlKey || event.metaKey;
			if (hasModifier ? event.key.toLowerCase() !== 'k' : event.key !== '/' || isTyping) return;
			event.preventDefault();
			open();
		});
	}
}

customElements.define('site-search', SiteSearch);
