import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '~/lib/format/csv';
import { hostileText } from '../../../hostile.ts';

/** Reads CSV back as RFC 4180 says. */
function rowsOf(csv: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
		row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
		if (end === ',') continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

test('cells come back as they were, but for the mark before what a spreadsheet would run', () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(hostileText, { minLength: 2, maxLength: 5 }), {
				minLength: 1,
				maxLength: 5,
			}),
			(rows) => {
				const read = rowsOf(csvOf(rows));
				expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
				for (const [index, row] of rows.entries())
					for (const [place, text] of row.entries()) {
						const cell = read[index]![place]!;
						expect([text, `'${text}`]).toContain(cell);
						if (!/^-?[\d.,]+$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
					}
			},
		),
	);
});
