// A bundle of its own, asked for by address: an ordinary dynamic import would bring Vite's preloading to every page.
import copyScript from './offline-copy?worker&url';

/** Shows the control where the browser can keep a copy; what it does is loaded when there is one or one is asked for. */
const control = document.querySelector<HTMLElement>('offline-reading')!;
const load = () => void import(/* @vite-ignore */ copyScript);

// Browsers have service workers only where the connection is secure.
if ('serviceWorker' in navigator) {
	control.querySelector('button')!.addEventListener('click', load, { once: true });
	void navigator.serviceWorker
		.getRegistration(control.dataset['base'])
		.then((registration) => registration?.active && load());
	control.hidden = false;
}
