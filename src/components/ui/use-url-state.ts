import { useEffect, useRef, useState } from 'preact/hooks';
import {
	defaultsOf,
	explicitState,
	readState,
	writeState,
	type Fields,
} from '~/lib/url-state/codec';

/** Browsers refuse `replaceState` calls that come too fast, as a dragged slider makes them. */
const WRITE_DELAY_MS = 150;

/** A lab’s state and what changes it. */
export interface UrlState<S> {
	state: S;
	/** Sentences about what the address asked for and cannot have. */
	notices: string[];
	/** Whether the reader can change anything yet. */
	ready: boolean;
	update: (patch: Partial<S>) => void;
	replace: (state: S) => void;
	/** Query with every input and the version. */
	query: () => string;
}

/**
 * A lab’s state, shared with the query string.
 *
 * The first render uses the defaults, as the built HTML does, because Preact adopts that HTML without
 * comparing it (https://github.com/withastro/astro/issues/8397); the query takes over after it, when
 * `ready` becomes true and the veil of LinkVeil.astro is lifted.
 */
export function useUrlState<S extends object>(fields: Fields<S>): UrlState<S> {
	const [state, setState] = useState(() => defaultsOf(fields));
	const [notices, setNotices] = useState<string[]>([]);
	const [ready, setReady] = useState(false);
	const latest = useRef(state);
	const timer = useRef<number | undefined>(undefined);

	const replace = (next: S) => {
		latest.current = next;
		setState(next);
		clearTimeout(timer.current);
		timer.current = window.setTimeout(flush, WRITE_DELAY_MS);
	};
	const flush = () => {
		clearTimeout(timer.current);
		const query = writeState(fields, latest.current, location.search);
		history.replaceState(
			history.state,
			'',
			`${location.pathname}${query && `?${query}`}${location.hash}`,
		);
	};

	useEffect(() => {
		const read = readState(fields, location.search);
		latest.current = read.state;
		setState(read.state);
		setNotices(read.notices);
		setReady(true);
		return () => clearTimeout(timer.current);
	}, []);
	useEffect(() => {
		if (ready) delete document.documentElement.dataset['readingLink'];
	}, [ready]);

	return {
		state,
		notices,
		ready,
		replace,
		update: (patch) => replace({ ...latest.current, ...patch }),
		query: () => {
			flush();
			return explicitState(fields, latest.current);
		},
	};
}
