import { useRef, useState } from 'preact/hooks';
import { defaultsOf, type Fields } from '~/lib/url-state/codec';
import { download } from './download.ts';
import type { UrlState } from './use-url-state.ts';

/** A lab on a wide page; where it is taller, the frame scrolls. */
const EMBED_HEIGHT = 900;

/** Path of a lab’s page that may be framed. */
const embedOf = (page: string) => page.replace('/labs/', '/embed/');

/** Text as it stands in an attribute of HTML. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

interface Props<S extends object> {
	fields: Fields<S>;
	url: UrlState<S>;
	/** Path of the lab’s own page, which a copied link opens. */
	page: string;
	/** What the lab is called to those who cannot see it. */
	label: string;
	pinned: S | null;
	onPin: (state: S | null) => void;
	/** Name and rows of the CSV file. */
	csv: { name: string; rows: () => string[][] };
	/** What stands where results of the buttons are told, before there are any. */
	unready: string;
}

/** Copy link and embed code, Reset with undo, Keep this as A, and CSV. */
export function LabActions<S extends object>(props: Props<S>) {
	const { fields, url, page, label, pinned, onPin, csv, unready } = props;
	const { state, ready, replace, query } = url;
	const beforeReset = useRef<S | null>(null);
	const [said, setSaid] = useState('');

	const copy = async (text: string, copied: string) => {
		try {
			await navigator.clipboard.writeText(text);
			setSaid(copied);
		} catch {
			setSaid(text);
		}
	};
	const address = (path: string) => `${location.origin}${path}?${query()}`;
	const copyLink = () => copy(address(page), 'Link copied.');
	const copyEmbedCode = () =>
		copy(
			`<iframe src="${escaped(address(embedOf(page)))}" title="${escaped(label)}" width="100%" height="${EMBED_HEIGHT}" loading="lazy" allow="clipboard-write"></iframe>`,
			'Embed code copied: HTML that shows this lab with this state in a page of yours.',
		);
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
			<button type="button" disabled={!ready} onClick={copyLink}>
				Copy link
			</button>
			<button type="button" disabled={!ready} onClick={copyEmbedCode}>
				Copy embed code
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
				{ready ? said : unready}
			</span>
		</div>
	);
}
