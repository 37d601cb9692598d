import { useId } from 'preact/hooks';
import type { Choice, Field } from '~/lib/url-state/codec';

interface Props<T extends string> {
	field: Field<T> & Choice<T>;
	value: T;
	disabled: boolean;
	onValue: (value: T) => void;
}

/** A labelled choice from a closed list. */
export function ChoiceField<T extends string>({ field, value, disabled, onValue }: Props<T>) {
	const id = useId();
	return (
		<div class="lab-field">
			<label for={id}>{field.label}</label>
			<select
				id={id}
				disabled={disabled}
				value={value}
				onChange={(event) => onValue(event.currentTarget.value as T)}
			>
				{(Object.keys(field.options) as T[]).map((option) => (
					<option key={option} value={option} selected={option === value}>
						{field.options[option]}
					</option>
				))}
			</select>
		</div>
	);
}
