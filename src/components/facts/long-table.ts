/**
 * The reader’s place in a page of long tables. Rows that nobody has seen yet have an estimated height, so the offset
 * that the browser keeps is that of another row when the page is loaded again: the row itself is kept.
 */
const KEY = location.pathname;

/** Rows are higher than this: none is missed. */
const STEP_PX = 40;

/** Keeps the first row on the screen that has an address; hit testing sees what is painted and has nothing laid out. */
function keep(): void {
	for (let y = 0; y < innerHeight; y += STEP_PX) {
		const row = document.elementFromPoint(innerWidth / 2, y)?.closest('tr[id]');
		if (!row) continue;
		sessionStorage.setItem(KEY, `${row.getBoundingClientRect().top} ${row.id}`);
		return;
	}
}

/** Goes to the row once the page has loaded, in the browser’s stead. */
function goBackTo(row: Element, top: number): void {
	history.scrollRestoration = 'manual';
	addEventListener('load', () => {
		row.scrollIntoView();
		scrollBy(0, row.getBoundingClientRect().top - top);
		// The browser’s last try comes right after this event.
		requestAnimationFrame(() => (history.scrollRestoration = 'auto'));
	});
}

/** Keeps the row that is on the screen for the next time that the page is loaded, and goes to the one that was. */
export function keepPlace(): void {
	try {
		const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
		const [top, id] = sessionStorage.getItem(KEY)?.split(' ') ?? [];
		const row = visit?.type !== 'navigate' && document.getElementById(id ?? '');
		if (row) goBackTo(row, Number(top));
		document.addEventListener('visibilitychange', keep);
	} catch {
		// Storage is refused: the browser’s own offset must do.
	}
}
