import { useId } from 'preact/hooks';
import { formatNumber } from '~/lib/format/number';
import type { Codec } from '~/lib/url-state/codec';
import type { Stops } from '~/lib/url-state/stops';
import { useDraft } from './use-draft.ts';

interface Props<T> {
	/** Shown after the label and read with it. */
	unit: string;
	field: Codec<T> & { label: string };
	value: T;
	disabled: boolean;
	onValue: (value: T) => void;
	/** A slider below the field stops here; absent for a field alone. */
	stops?: Stops | undefined;
}

/** A labelled number that survives being half typed: only what is allowed is reported, the rest is explained. */
export function NumberField<T>({ unit, field, value, disabled, onValue, stops }: Props<T>) {
	const id = useId();
	const { text, shown, valid, type } = useDraft(field, value, onValue);

	return (
		<div class="lab-field">
			<label for={id}>
				{field.label} <span class="lab-unit">{unit}</span>
			</label>
			<input
				id={id}
				type="text"
				inputMode="decimal"
				autocomplete="off"
				disabled={disabled}
				value={text}
				aria-invalid={!valid}
				aria-describedby={valid ? undefined : `${id}-hint`}
				onInput={(event) => type(event.currentTarget.value)}
			/>
			{stops && (
				<input
					type="range"
					aria-label={`${field.label}, slider`}
					aria-valuetext={`${typeof value === 'number' ? formatNumber(value) : 'none'} ${unit}`}
					min={0}
					max={stops.values.length - 1}
					disabled={disabled}
					value={stops.nearest(Number(value))}
					onInput={(event) =>
						onValue(field.clamp(stops.values[event.currentTarget.valueAsNumber] as T))
					}
				/>
			)}
			{!valid && (
				<p class="lab-hint" id={`${id}-hint`}>
					Allowed: {field.allowed}. The answer is still that of {shown || 'no value'}.
				</p>
			)}
		</div>
	);
}
