import fc from 'fast-check';

/** Markup that would show itself, were it taken for markup: an element of this id, or a call of `alert`. */
export const INJECTED = 'injected';
export const markup = [
	`<b id=${INJECTED}>x</b>`,
	`"><img src=x id=${INJECTED} onerror=alert(1)>`,
	`<svg/onload=alert(1) id=${INJECTED}>`,
	`</script><script id=${INJECTED}>alert(1)</script>`,
	`' autofocus onfocus='alert(1)`,
	'javascript:alert(1)',
	'&lt;b&gt;&#60;b&#62;',
];

/** Texts on which programs have broken before: numbers that are none, names of objects, halves of characters. */
const awkward = [
	'',
	' ',
	'NaN',
	'Infinity',
	'-1e300',
	'1e300',
	'1e999',
	'1e-300',
	'-0',
	'-0.001',
	'0.0000001',
	'0x10',
	'1,0',
	'1.2.3',
	'9'.repeat(400),
	'null',
	'undefined',
	'__proto__',
	'constructor',
	'hasOwnProperty',
	'\0',
	'\ud800',
	'\u202e5\u2066',
	'\u2028',
	'\ufeff1',
	'%',
	'%zz',
	'%E0%A4%A',
	'=1+1',
	'٣',
];

/** Text as a stranger may send it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(...awkward, ...markup),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.double().map(String),
	fc.integer({ min: -1000, max: 200_000 }).map(String),
);

/** Rows of cells between separators, nearly as a lab writes them. */
export const hostileRows = (
	cell: string,
	row: string,
	...columns: fc.Arbitrary<string>[]
): fc.Arbitrary<string> => {
	const cells = columns.map((column) => fc.oneof({ weight: 9, arbitrary: column }, hostileText));
	return fc
		.array(fc.tuple(...cells), { minLength: 1, maxLength: 8 })
		.map((rows) => rows.map((each) => each.join(cell)).join(row));
};

/** Pools of the Spot fleet’s link and of a spreadsheet. */
export const hostilePools = (cell: string, row: string): fc.Arbitrary<string> =>
	hostileRows(
		cell,
		row,
		fc.constantFrom('m5.large', '-', 'constructor'),
		fc.constantFrom('us-east-1a', '', '.'),
		fc.constantFrom('0.0001', '1000', '0.05'),
		fc.constantFrom('', '1000'),
		fc.constantFrom('', '999'),
		fc.constantFrom('', '0'),
		fc.constantFrom('', '4'),
		fc.constantFrom('', '10'),
		fc.constantFrom('', '0', '1'),
	);

/** Sites of the map’s link, among them some at one place, at the poles and across from each other. */
export const hostileSites: fc.Arbitrary<string> = hostileRows(
	'*',
	'_',
	fc.constantFrom('us-east-1', 'us-west-2', 'a', 'b', 'constructor'),
	fc.constantFrom('', '99', '-99'),
	fc.constantFrom('', 'x'),
	fc.constantFrom('0', '90', '-90', '39.04', '-0.001'),
	fc.constantFrom('0', '180', '-180', '-77.49'),
);

/** A query of such texts, escaped or not, with keys twice and keys of others. */
export const hostileQuery = (
	keys: readonly string[],
	rows: ReadonlyMap<string, fc.Arbitrary<string>> = new Map(),
): fc.Arbitrary<string> =>
	fc
		.array(
			fc
				.constantFrom(...keys, 'v', '__proto__', 'utm')
				.chain((key) => fc.tuple(fc.constant(key), rows.get(key) ?? hostileText, fc.boolean())),
			{ maxLength: 12 },
		)
		.map((pairs) =>
			pairs
				.map(([key, text, isEscaped]) =>
					isEscaped ? new URLSearchParams([[key, text]]).toString() : `${key}=${text}`,
				)
				.join('&'),
		);
