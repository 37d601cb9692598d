/** Rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula is led by an apostrophe. */
export function csvOf(rows: readonly (readonly string[])[]): string {
	const cell = (text: string) => {
		const safe = /^[=+\-@\t\r\n]/.test(text) && !/^-?[\d.,]+$/.test(text) ? `'${text}` : text;
		return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	};
	return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
