// Bundles of their own, asked for by address: an ordinary dynamic import would bring Vite's preloading to every page.
import offlineScript from '../offline/offline-copy.ts?worker&url';
import copyScript from './copy-page.ts?worker&url';

/** Shows the footer’s controls where they can work; what they do is loaded when they are first used. */
const offer = (control: HTMLElement, button: Element, load: () => void) => {
	button.addEventListener('click', load, { once: true });
	control.hidden = false;
};

const copy = document.querySelector<HTMLElement>('page-actions button');
if (copy) offer(copy, copy, () => void import(/* @vite-ignore */ copyScript));

// Browsers have service workers only where the connection is secure.
if ('serviceWorker' in navigator) {
	const offline = document.querySelector<HTMLElement>('offline-reading')!;
	const load = () => void import(/* @vite-ignore */ offlineScript);
	offer(offline, offline.querySelector('button')!, load);
	// A copy that is there already shows itself.
	void navigator.serviceWorker
		.getRegistration(offline.dataset['base'])
		.then((registration) => registration?.active && load());
}
