import { useState } from 'preact/hooks';
import type { Codec } from '~/lib/url-state/codec';

/** Text of a field while it is typed. */
interface Draft {
	/** What the field shows. */
	text: string;
	/** The value as text, which may be older than what is typed. */
	shown: string;
	/** Whether what the field shows is the value. */
	valid: boolean;
	type: (text: string) => void;
}

/** Keeps half-typed text in a field and reports only values that are allowed. */
export function useDraft<T>(codec: Codec<T>, value: T, onValue: (value: T) => void): Draft {
	const [draft, setDraft] = useState<{ text: string; value: string } | null>(null);
	const shown = codec.serialize(value);
	const typed = draft && codec.parse(draft.text);
	const isTaken = typed !== null && typed !== undefined && isAllowed(codec, typed);
	// What was typed stands until the value becomes another one by other means.
	const isCurrent = draft !== null && (isTaken ? codec.serialize(typed) : draft.value) === shown;
	return {
		text: isCurrent ? draft.text : shown,
		shown,
		valid: !isCurrent || isTaken,
		type(text) {
			setDraft({ text, value: shown });
			const next = codec.parse(text);
			if (next !== undefined && isAllowed(codec, next)) onValue(next);
		},
	};
}

function isAllowed<T>(codec: Codec<T>, value: T): boolean {
	return codec.serialize(codec.clamp(value)) === codec.serialize(value);
}
