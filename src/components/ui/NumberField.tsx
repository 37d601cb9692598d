import { useEffect, useId, useState } from 'preact/hooks';
import type { Field } from '~/lib/url-state/codec';

interface Props<T> {
	label: string;
	/** Shown after the label and read with it. */
	unit: string;
	field: Field<T>;
	value: T;
	disabled: boolean;
	onValue: (value: T) => void;
	/** A slider beside the field; absent for a field alone. */
	slider?: { position: number; text: string; onPosition: (position: number) => void };
}

/** Positions of a slider, from 0 to this. */
export const SLIDER_STEPS = 120;

/** A labelled number that survives being half typed: only what is allowed is reported, the rest is explained. */
export function NumberField<T>({ label, unit, field, value, disabled, onValue, slider }: Props<T>) {
	const [text, setText] = useState(field.serialize(value));
	const id = useId();
	const parsed = field.parse(text);
	const valid =
		parsed !== undefined && field.serialize(field.clamp(parsed)) === field.serialize(parsed);

	useEffect(() => {
		const typed = field.parse(text);
		if (typed === undefined || field.serialize(typed) !== field.serialize(value))
			setText(field.serialize(value));
	}, [value]);

	return (
		<div class="lab-field">
			<label for={id}>
				{label} <span class="lab-unit">{unit}</span>
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
				onInput={(event) => {
					const typed = event.currentTarget.value;
					setText(typed);
					const next = field.parse(typed);
					if (next !== undefined && field.serialize(field.clamp(next)) === field.serialize(next))
						onValue(next);
				}}
			/>
			{slider && (
				<input
					type="range"
					aria-label={`${label}, slider`}
					aria-valuetext={slider.text}
					min={0}
					max={SLIDER_STEPS}
					disabled={disabled}
					value={slider.position}
					onInput={(event) => slider.onPosition(event.currentTarget.valueAsNumber)}
				/>
			)}
			{!valid && (
				<p class="lab-hint" id={`${id}-hint`}>
					Allowed: {field.allowed}. The answer is still that of{' '}
					{field.serialize(value) || 'no value'}.
				</p>
			)}
		</div>
	);
}
