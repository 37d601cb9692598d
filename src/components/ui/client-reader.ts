import type { ClientDirective } from 'astro';
import { carryOutTap, markTapped } from './early-tap.ts';
import { PATIENCE_MS, READER_SIGNS } from './reader-signs.ts';

/**
 * Makes an island live when it is on the screen and the reader shows a first sign of life, so that a page with a lab
 * opens as fast as one without: its answer is in the HTML. Where a link carries a state, which the reader waits for,
 * no sign is needed. Its scripts are fetched meanwhile, and so is what it is given, which builds keep in a file beside
 * the page; a tap that came too early is carried out.
 */
const directive: ClientDirective = (load, _options, island) => {
	const begun = new AbortController();
	const alive = new AbortController();
	const { props: source } = island.dataset;
	let props: Promise<string> | undefined;
	const hydrate = async () => {
		if (begun.signal.aborted) return;
		begun.abort();
		// Before the island is loaded, because a loaded one is rendered whenever its attribute changes.
		if (props) island.setAttribute('props', await props);
		await (
			await load()
		)();
	};
	const listen = () => {
		for (const sign of READER_SIGNS)
			document.addEventListener(sign, () => void hydrate(), {
				passive: true,
				signal: begun.signal,
			});
		const enabled = new MutationObserver(() => {
			enabled.disconnect();
			alive.abort();
			carryOutTap(island);
		});
		enabled.observe(island, { subtree: true, attributeFilter: ['disabled'] });
		setTimeout(() => void hydrate(), PATIENCE_MS);
	};
	document.addEventListener('pointerdown', markTapped, { passive: true, signal: alive.signal });
	const onScreen = new IntersectionObserver((entries) => {
		if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
		onScreen.disconnect();
		for (const name of ['component-url', 'renderer-url']) preload(island.getAttribute(name)!);
		if (source) props = fetch(source).then((response) => response.text());
		listen();
		const isAwaited =
			scrollY > 0 || document.documentElement.matches('[data-reading-link], [data-reader]');
		if (isAwaited) void hydrate();
	});
	for (const child of island.children) onScreen.observe(child);
};

function preload(href: string): void {
	const link = document.createElement('link');
	link.rel = 'modulepreload';
	link.href = href;
	document.head.append(link);
}

export default directive;
