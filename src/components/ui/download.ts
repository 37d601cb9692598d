import { csvOf } from '~/lib/format/csv';

/** Hands the reader rows as a CSV file of this name. */
export function download(name: string, rows: readonly (readonly string[])[]): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv' }));
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}
