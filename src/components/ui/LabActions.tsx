import { useRef, useState } from 'preact/hooks';
import { defaultsOf, type Fields } from '~/lib/url-state/codec';
import { download } from './download';
import type { UrlState } from './use-url-state';

interface Props<S extends object> {
	fields: Fields<S>;
	url: UrlState<S>;
	/** Path of the lab’s own page, which a copied link opens. */
	page: string;
	pinned: S | null;
	onPin: (state: S | null) => void;
	/** Name and rows of the CSV file. */
	csv: { name: string; rows: () => string[][] };
}

/** Copy link, Reset with undo, Keep this as A, and CSV. */
export function LabActions<S extends object>({ fields, url, page, pinned, onPin, csv }: Props<S>) {
	const { state, ready, replace, query } = url;
	const beforeReset = useRef<S | null>(null);
	const [said, setSaid] = useState('');

	const copy = async () => {
		const address = `${location.origin}${page}?${query()}`;
		try {
			await navigator.clipboard.writeText(address);
			setSaid('Link copied.');
		} catch {
			setSaid(address);
		}
	};
	const reset = () => {
		beforeReset.current = state;
		replace(defaultsOf(fields));
		setSaid('All inputs are those of the example again.');
	};
	const undo = () => {
		if (beforeReset.current) replace(beforeReset.current);
		beforeReset.current = null;
		setSaid('Your inputs are back.');
	};
	const pin = () => {
		onPin(pinned ? null : state);
		setSaid(pinned ? 'A is dropped.' : 'Kept as A. What you change is B.');
	};

	return (
		<div class="lab-actions">
			<button type="button" disabled={!ready} onClick={copy}>
				Copy link
			</button>
			<button type="button" disabled={!ready} onClick={pin}>
				{pinned ? 'Drop A' : 'Keep this as A'}
			</button>
			<button type="button" disabled={!ready} onClick={reset}>
				Reset
			</button>
			{beforeReset.current && (
				<button type="button" onClick={undo}>
					Undo reset
				</button>
			)}
			<button type="button" disabled={!ready} onClick={() => download(csv.name, csv.rows())}>
				Download as CSV
			</button>
			<span role="status" class="lab-hint">
				{said}
			</span>
		</div>
	);
}
