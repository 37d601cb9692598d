import { useEffect, useRef, useState } from 'preact/hooks';
import { TableRegion } from './TableRegion.tsx';

interface Props {
	/** What the table holds; its summary and its caption. */
	title: string;
	header: readonly string[];
	rows: readonly (readonly string[])[];
}

/**
 * The data of the charts as a table, folded; while it is folded it stands still, so that dragging stays quick. On paper
 * it is unfolded (`styles/print.css`).
 */
export function DataTable({ title, header, rows }: Props) {
	const [open, setOpen] = useState(false);
	const [isPrinting, setPrinting] = useState(false);
	useEffect(() => {
		const print = () => setPrinting(true);
		const end = () => setPrinting(false);
		addEventListener('beforeprint', print);
		addEventListener('afterprint', end);
		return () => {
			removeEventListener('beforeprint', print);
			removeEventListener('afterprint', end);
		};
	}, []);
	const shown = useRef(rows);
	if (open || isPrinting) shown.current = rows;
	return (
		<details onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>{title}</summary>
			<TableRegion label={title}>
				<table>
					<caption>{title}</caption>
					<thead>
						<tr>
							{header.map((text) => (
								<th key={text} scope="col">
									{text}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{shown.current.map((cells) => (
							<tr key={cells[0]}>
								{cells.map((text, index) =>
									index === 0 ? <th scope="row">{text}</th> : <td>{text}</td>,
								)}
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
		</details>
	);
}
