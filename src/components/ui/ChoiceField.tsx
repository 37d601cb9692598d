import { useId } from 'preact/hooks';
import type { Choice, Field } from '~/lib/url-state/codec';

interface Props<T extends string> {
	field: Field<T> & Choice<T>;
	value: T;
	disabled: boolean;
	onValue: (value: T) => void;
}

/** Characters of a choice that a field beside others shows in full. */
const SHOWN = 24;

/** A labelled choice from a closed list; one with long choices has a line of its own. */
export function ChoiceField<T extends string>({ field, value, disabled, onValue }: Props<T>) {
	const id = useId();
	const isLong = Object.values<string>(field.options).some(({ length }) => length > SHOWN);
	return (
		<div class={isLong ? 'lab-field is-long' : 'lab-field'}>
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
