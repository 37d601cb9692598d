import { useEffect, useState } from 'preact/hooks';

/** How long an answer has to stand before it is spoken, so that a dragged slider does not flood the listener. */
const SPEAK_AFTER_MS = 700;

interface Props {
	sentence: string;
	/** The sentence of what is kept as A, where something is. */
	pinned?: string | undefined;
	warnings: readonly string[];
	/** Nothing is spoken before the reader has changed something. */
	ready: boolean;
}

/** The answer in words, beside that of A, announced once it stands still. */
export function Verdict({ sentence, pinned, warnings, ready }: Props) {
	const [spoken, setSpoken] = useState('');
	useEffect(() => {
		if (!ready) return;
		const timer = setTimeout(() => setSpoken(sentence), SPEAK_AFTER_MS);
		return () => clearTimeout(timer);
	}, [sentence, ready]);

	return (
		<div class="lab-verdicts">
			{pinned !== undefined && (
				<p class="lab-verdict">
					<strong>A</strong> {pinned}
				</p>
			)}
			<p class="lab-verdict" data-verdict>
				{pinned !== undefined && <strong>B </strong>}
				{sentence}
			</p>
			{warnings.map((warning) => (
				<p class="lab-hint" key={warning}>
					{warning}
				</p>
			))}
			<p role="status" class="sr-only">
				{spoken}
			</p>
		</div>
	);
}
