import type { Choice, Field, Fields } from '~/lib/url-state/codec';
import type { Stops } from '~/lib/url-state/stops';
import { ChoiceField } from './ChoiceField';
import { NumberField } from './NumberField';

/** One input of a group. */
export interface FieldSpec<S> {
	name: keyof S & string;
	/** Unit of a number; a choice needs none. */
	unit?: string;
	/** Where a slider stops; without it the field stands alone. */
	stops?: Stops;
}

interface Props<S> {
	fields: Fields<S>;
	specs: readonly FieldSpec<S>[];
	state: S;
	ready: boolean;
	update: (patch: Partial<S>) => void;
}

/** A group of inputs: numbers and choices, each by the kind of its field. */
export function LabFields<S extends object>({ fields, specs, state, ready, update }: Props<S>) {
	return (
		<div class="lab-fields">
			{specs.map(({ name, unit = '', stops }) => {
				const field = fields[name] as Field<S[typeof name]>;
				const onValue = (value: S[typeof name]) =>
					update({ [name]: value } as unknown as Partial<S>);
				return isChoice(field) ? (
					<ChoiceField
						key={name}
						field={field}
						value={state[name] as string}
						disabled={!ready}
						onValue={(value) => onValue(value as S[typeof name])}
					/>
				) : (
					<NumberField
						key={name}
						unit={unit}
						field={field}
						value={state[name]}
						disabled={!ready}
						onValue={onValue}
						stops={stops}
					/>
				);
			})}
		</div>
	);
}

function isChoice(field: Field<never> | object): field is Field<string> & Choice<string> {
	return 'options' in field;
}
