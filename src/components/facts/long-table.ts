/**
 * Keeps the reader’s place in a page of long tables when the page is loaded again. Rows that nobody has seen yet have
 * an estimated height, so the offset that the browser keeps is that of another row: the row itself is kept.
 */
interface Place {
	id: string;
	/** Distance of the row from the top of the screen, in pixels. */
	top: number;
}

const KEY = `row of ${location.pathname}`;
/** No row is lower than this, so that none is missed. */
const STEP_PX = 40;

/** The first row on the screen that has an address; hit testing sees what is painted and has nothing laid out. */
function firstRow(): HTMLElement | null {
	for (let y = 0; y < innerHeight; y += STEP_PX) {
		const row = document.elementFromPoint(innerWidth / 2, y)?.closest<HTMLElement>('tr[id]');
		if (row) return row;
	}
	return null;
}

function keep(): void {
	if (document.visibilityState !== 'hidden') return;
	const row = firstRow();
	const place = row && { id: row.id, top: row.getBoundingClientRect().top };
	try {
		sessionStorage.setItem(KEY, JSON.stringify(place));
	} catch {
		// Storage is refused: the browser's own offset must do.
	}
}

function kept(): Place | null {
	try {
		return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Place | null;
	} catch {
		return null;
	}
}

/** Goes to the row once the page has loaded, in the browser’s stead. */
function goBackTo({ id, top }: Place): void {
	const row = document.getElementById(id);
	if (!row) return;
	history.scrollRestoration = 'manual';
	addEventListener('load', () => {
		row.scrollIntoView({ behavior: 'instant' });
		scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
		// The browser’s last try comes right after this event.
		requestAnimationFrame(() => (history.scrollRestoration = 'auto'));
	});
}

const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const place = navigation?.type === 'navigate' ? null : kept();
if (place) goBackTo(place);
document.addEventListener('visibilitychange', keep);
