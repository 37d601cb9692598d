import { useRef, useState } from 'preact/hooks';
import type { Copy } from '~/lib/format/copy';

interface Props {
	copies: readonly Copy[];
	/** Why there is nothing to copy, where there is not. */
	withheld: string;
}

/** The state as texts that AWS’s tools take, each folded with a button that copies it, drawn only when it is opened. */
export function CopyAs({ copies, withheld }: Props) {
	if (copies.length === 0) return <p class="lab-hint">{withheld}</p>;
	return (
		<>
			{copies.map((copy) => (
				<CopyText key={copy.label} {...copy} />
			))}
		</>
	);
}

function CopyText({ label, hint, text }: Copy) {
	const [open, setOpen] = useState(false);
	const [said, setSaid] = useState('');
	const shown = useRef<HTMLPreElement>(null);
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(text);
			setSaid('Copied.');
		} catch {
			if (shown.current) getSelection()?.selectAllChildren(shown.current);
			setSaid('Your browser does not let a page copy; the text is selected.');
		}
	};
	return (
		<details onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>Copy as {label}</summary>
			{open && (
				<>
					<p class="lab-hint">{hint}</p>
					<pre ref={shown} class="table-scroll" tabIndex={0}>
						{text}
					</pre>
					<button type="button" onClick={copy}>
						Copy {label} text
					</button>{' '}
					<span role="status" class="lab-hint">
						{said}
					</span>
				</>
			)}
		</details>
	);
}
