import type { ComponentChildren } from 'preact';
import { LabFields, type FieldGroup, type FieldSpec } from './LabFields.tsx';

interface Props<S extends object> extends FieldGroup<S> {
	/** Inputs by their subject. */
	more: readonly { title: string; specs: readonly FieldSpec<S>[] }[];
	/** Inputs that stand for what AWS does not document. */
	assumptions: readonly FieldSpec<S>[];
	/** Assumptions that are no input, as items of a list. */
	children: ComponentChildren;
}

/** Inputs that few readers change, folded by subject, and the assumptions below them. */
export function MoreInputs<S extends object>({ more, assumptions, children, ...group }: Props<S>) {
	return (
		<>
			<h2>More inputs</h2>
			{more.map(({ title, specs }) => (
				<details key={title}>
					<summary>{title}</summary>
					<LabFields {...group} specs={specs} />
				</details>
			))}
			<details>
				<summary>Assumptions</summary>
				<p>
					AWS documents none of these. Each is a guess that you can replace by what you measured.
				</p>
				<LabFields {...group} specs={assumptions} />
				<ul>{children}</ul>
			</details>
		</>
	);
}
