interface Figure {
	label: string;
	text: string;
}

interface Props {
	/** Names the comparison for those who cannot see where it stands. */
	title: string;
	figures: readonly Figure[];
	/** The same figures of what is kept as A, where something is. */
	pinned?: readonly Figure[] | undefined;
}

/** Numbers with their names; beside those of A where something is kept. */
export function Figures({ title, figures, pinned }: Props) {
	if (pinned === undefined) {
		return (
			<dl class="lab-figures">
				{figures.map(({ label, text }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{text}</dd>
					</div>
				))}
			</dl>
		);
	}
	const labels = [...new Set([...pinned, ...figures].map(({ label }) => label))];
	const textOf = (list: readonly Figure[], label: string) =>
		list.find((figure) => figure.label === label)?.text ?? '–';
	return (
		<table class="lab-comparison">
			<caption class="sr-only">{title}, A beside B</caption>
			<thead>
				<tr>
					<td />
					<th scope="col">A</th>
					<th scope="col">B</th>
				</tr>
			</thead>
			<tbody>
				{labels.map((label) => (
					<tr key={label}>
						<th scope="row">{label}</th>
						<td>{textOf(pinned, label)}</td>
						<td>{textOf(figures, label)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
