import { expect, test } from '@playwright/test';
import { inspect, type Rule } from '../visual/inspect.ts';

/** For each way to break a rule, a page that does and its twin that does not. */
const twins: [rule: Rule, what: string, broken: string, mended: string][] = [
	[
		'overflow',
		'a wide element',
		'<div style="width: 2000px">x</div>',
		'<div style="overflow-x: auto"><div style="width: 2000px">x</div></div>',
	],
	[
		'text-size',
		'small text',
		'<p style="font-size: 11px">x</p>',
		'<p style="font-size: 12px">x</p>',
	],
	[
		'text-size',
		'text of a drawing that is scaled down',
		'<svg width="100" height="50" viewBox="0 0 200 100"><text y="20" font-size="16">x</text></svg>',
		'<svg width="200" height="100" viewBox="0 0 200 100"><text y="20" font-size="16">x</text></svg>',
	],
	[
		'text-size',
		'text that a transform makes small',
		'<p style="transform: scale(0.5)">x</p>',
		'<p style="transform: scale(0.9)">x</p>',
	],
	[
		'text-size',
		'small text in a field',
		'<input style="font-size: 10px" />',
		'<input style="font-size: 16px" />',
	],
	[
		'target-size',
		'two small buttons side by side',
		'<button style="all: unset; width: 20px; height: 20px">x</button><button style="all: unset; width: 20px; height: 20px">y</button>',
		'<button style="all: unset; width: 20px; height: 20px; margin: 5px">x</button><button style="all: unset; width: 20px; height: 20px; margin: 5px">y</button>',
	],
	[
		'target-size',
		'a small link near to a large one',
		'<a href="#a" style="display: block; height: 10px; width: 40px">x</a><a href="#b" style="display: block; height: 40px">y</a>',
		'<a href="#a" style="display: block; height: 10px; width: 40px; margin: 8px 0">x</a><a href="#b" style="display: block; height: 40px">y</a>',
	],
	[
		'target-size',
		'links of a list, of which none stands in a sentence',
		'<p style="line-height: 1"><a href="#a">1</a> <a href="#b">2</a></p>',
		'<p style="line-height: 1">See <a href="#a">1</a> <a href="#b">2</a>.</p>',
	],
	[
		'target-size',
		'a small link without a large one to the same place',
		'<a href="#a" style="display: block; height: 10px">x</a><a href="#b" style="display: block; height: 10px">y</a><a href="#c" style="display: block; height: 40px">z</a>',
		'<a href="#a" style="display: block; height: 10px">x</a><a href="#a" style="display: block; height: 10px">y</a><a href="#a" style="display: block; height: 40px">z</a>',
	],
	[
		'clipped-text',
		'text that its box cuts',
		'<p style="width: 40px; white-space: nowrap; overflow: hidden">A long sentence</p>',
		'<p style="width: 40px; white-space: nowrap; overflow: auto">A long sentence</p>',
	],
	[
		'clipped-text',
		'text cut at the bottom',
		'<p style="height: 20px; overflow: clip; width: 60px">Two lines of text</p>',
		'<p style="min-height: 20px; overflow: clip; width: 60px">Two lines of text</p>',
	],
	[
		'clipped-text',
		'text outside of its box',
		'<p style="width: 80px; white-space: nowrap">A long sentence</p>',
		'<p style="width: 80px">A long sentence</p>',
	],
	[
		'clipped-text',
		'text lower than its box',
		'<p style="height: 20px; width: 60px">Several lines of a longer text</p>',
		'<p style="width: 60px">Several lines of a longer text</p>',
	],
	[
		'clipped-text',
		'the value of a field',
		'<input type="text" style="width: 40px" value="us-east-1a.example" />',
		'<input type="text" style="width: 240px" value="us-east-1a.example" />',
	],
	[
		'clipped-text',
		'the choice of a list',
		'<select style="width: 80px"><option>price-capacity-optimized</option></select>',
		'<select><option>price-capacity-optimized</option></select>',
	],
	[
		'clipped-text',
		'text beyond the window of a drawing',
		'<svg width="100" height="40"><text x="60" y="20">A long label</text></svg>',
		'<svg width="200" height="40"><text x="60" y="20">A long label</text></svg>',
	],
	[
		'clipped-text',
		'text wider than the shape it is in',
		'<svg width="300" height="40"><rect x="50" width="40" height="40" /><text x="40" y="25">Label</text></svg>',
		'<svg width="300" height="40"><rect x="30" width="80" height="40" /><text x="40" y="25">Label</text></svg>',
	],
	[
		'clipped-text',
		'labels of a drawing on each other',
		'<svg width="300" height="40"><text y="20">One</text><text x="10" y="20">Two</text></svg>',
		'<svg width="300" height="40"><text y="20">One</text><text x="60" y="20">Two</text></svg>',
	],
	[
		'clipped-text',
		'a line through a label that is not its own',
		'<svg width="200" height="40"><g><path d="M0 0L60 40" fill="none" stroke="#000" /></g><text x="20" y="25">A label</text></svg>',
		'<svg width="200" height="40"><g><path d="M0 0L60 40" fill="none" stroke="#000" /><text x="20" y="25">A label</text></g></svg>',
	],
	[
		'clipped-text',
		'text on text',
		'<p style="margin: 0">One</p><p style="margin: -18px 0 0">Two</p>',
		'<p style="margin: 0">One</p><p style="margin: 0">Two</p>',
	],
	[
		'drawing-contrast',
		'grey text on the page',
		'<svg width="100" height="40"><text y="20" fill="#999">x</text></svg>',
		'<svg width="100" height="40"><text y="20" fill="#666">x</text></svg>',
	],
	[
		'drawing-contrast',
		'dark text on a dark shape',
		'<svg width="100" height="40"><rect width="100" height="40" fill="#333" /><text y="20">x</text></svg>',
		'<svg width="100" height="40"><rect width="100" height="40" fill="#ddd" /><text y="20">x</text></svg>',
	],
	[
		'drawing-contrast',
		'text of which only the end lies on a dark shape',
		'<svg width="200" height="40"><rect x="60" width="100" height="40" fill="#222" /><text y="20">A long label</text></svg>',
		'<svg width="200" height="40"><rect x="60" width="100" height="40" fill="none" /><text y="20">A long label</text></svg>',
	],
	[
		'drawing-contrast',
		'a shape half seen through',
		'<svg width="100" height="40"><rect width="100" height="40" fill="#000" opacity="0.6" /><text y="20">x</text></svg>',
		'<svg width="100" height="40"><rect width="100" height="40" fill="#000" opacity="0.1" /><text y="20">x</text></svg>',
	],
];

for (const [rule, what, broken, mended] of twins)
	test(`the visual check finds ${what}, and nothing in its mended twin`, async ({ page }) => {
		const open = (body: string) =>
			page.setContent(
				`<!doctype html><meta charset="utf-8" /><body style="font: 16px/1.5 sans-serif; background: #fff">${body}`,
			);
		await open(broken);
		expect(await page.evaluate(inspect, rule)).not.toEqual([]);
		await open(mended);
		expect(await page.evaluate(inspect, rule)).toEqual([]);
	});
