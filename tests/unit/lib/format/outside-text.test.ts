import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outsideText } from '~/lib/format/outside-text';

test.each([
	['lambda', 'lambda'],
	['\u202egpj.exe', '\ufffdgpj.exe'],
	['a\0b\nc\u2028d', 'a\ufffdb\ufffdc\ufffdd'],
	['naïve 🙂 漢字', 'naïve 🙂 漢字'],
	['x'.repeat(41), `${'x'.repeat(40)}…`],
	// The cut goes through a pair of surrogates.
	[`${'x'.repeat(39)}🙂`, `${'x'.repeat(39)}\ufffd…`],
])('%j is shown as %j', (text, shown) => {
	expect(outsideText(text)).toBe(shown);
});

test('is short and well-formed, whatever it is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(100), (text, most) => {
			const shown = outsideText(text, most);
			expect(shown.length).toBeLessThanOrEqual(most + 1);
			expect(shown.isWellFormed()).toBe(true);
			expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
		}),
	);
});
