import { Component, type ComponentChild } from 'preact';
import type { Choice, Field, Fields } from '~/lib/url-state/codec';
import type { Stops } from '~/lib/url-state/stops';
import { ChoiceField } from './ChoiceField.tsx';
import { NumberField } from './NumberField.tsx';

/** One input of a group. */
export interface FieldSpec<S> {
	name: keyof S & string;
	/** Unit of a number; a choice needs none. */
	unit?: string;
	/** Where a slider stops; without it the field stands alone. */
	stops?: Stops;
}

/** What a group of inputs reads and changes. */
export interface FieldGroup<S> {
	fields: Fields<S>;
	state: S;
	ready: boolean;
	update: (patch: Partial<S>) => void;
}

interface Props<S> extends FieldGroup<S> {
	specs: readonly FieldSpec<S>[];
}

/** A group of inputs: numbers and choices, each by the kind of its field. */
export function LabFields<S extends object>({ fields, specs, state, ready, update }: Props<S>) {
	return (
		<div class="lab-fields">
			{specs.map((spec) => (
				<LabField
					key={spec.name}
					spec={spec}
					field={fields[spec.name] as Field<unknown>}
					value={state[spec.name]}
					ready={ready}
					onValue={(value) => update({ [spec.name]: value } as Partial<S>)}
				/>
			))}
		</div>
	);
}

interface FieldProps {
	spec: { unit?: string; stops?: Stops };
	field: Field<unknown>;
	value: unknown;
	ready: boolean;
	onValue: (value: unknown) => void;
}

/** One input; it is drawn anew only where it changes itself, because a moved slider changes one of forty. */
class LabField extends Component<FieldProps> {
	override shouldComponentUpdate(next: FieldProps): boolean {
		const { value, ready, field, spec } = this.props;
		return (
			next.value !== value || next.ready !== ready || next.field !== field || next.spec !== spec
		);
	}

	override render(): ComponentChild {
		const { spec, field, value, ready, onValue } = this.props;
		if (isChoice(field))
			return (
				<ChoiceField field={field} value={String(value)} disabled={!ready} onValue={onValue} />
			);
		return (
			<NumberField
				unit={spec.unit ?? ''}
				field={field}
				value={value}
				disabled={!ready}
				onValue={onValue}
				stops={spec.stops}
			/>
		);
	}
}

function isChoice(field: object): field is Field<string> & Choice<string> {
	return 'options' in field;
}
