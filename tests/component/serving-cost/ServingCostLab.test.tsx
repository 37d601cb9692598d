import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import renderToString from 'preact-render-to-string';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Lab from '~/components/serving-cost/ServingCostLab';
import { fieldsFor, type Limits, type ServingCostState } from '~/lib/serving-cost/state';
import { defaultsOf, explicitState, type Fields } from '~/lib/url-state/codec';
import { limits } from '../../unit/lib/serving-cost/limits.ts';

const page = '/labs/serving-cost/';
const fields: Fields<ServingCostState> = fieldsFor(limits);
const scene = defaultsOf(fields);
const presets = [
	{ title: 'Many', look: 'Look at the requests.', state: explicitState(fields, scene) },
	{
		title: 'Few',
		look: 'Look at the hosted zone.',
		state: explicitState(fields, { ...scene, pageViews: 1e6 }),
	},
];
const whole = <Lab limits={limits} page={page} presets={presets} />;
const verdict = () => document.querySelector('[data-verdict]')!.textContent;
const views = () => screen.findByLabelText(/^Page views a month/);
const scales = () => screen.getByRole('table', { name: 'The bill at other scales' });
const row = (table: HTMLElement, name: string) =>
	[...within(table).getByRole('rowheader', { name }).parentElement!.querySelectorAll('td')].map(
		(cell) => cell.textContent,
	);

beforeEach(() => history.replaceState(null, '', page));
afterEach(cleanup);

test('the built HTML has the answer at every scale, the chart and disabled controls', () => {
	const html = renderToString(whole);
	expect(html).toContain('100 million page views a month cost $648.11.');
	expect(html).toContain('changing them needs JavaScript');
	expect(html.match(/<figure class="chart"/g)).toHaveLength(1);
	const controls = html.match(/<(input|select|button)\b[^>]*>/g)!;
	expect(controls.filter((control) => !/ disabled/.test(control))).toEqual([]);
});

test('a million and a hundred million page views stand side by side, and the parts add up', async () => {
	render(whole);
	await views();
	expect(row(scales(), 'In all')).toEqual(['$0.63', '$43.33', '$648.11']);
	expect(row(scales(), 'Requests to CloudFront')).toEqual(['$0.00', '$40.00', '$490.00']);
	expect(row(scales(), 'Route 53')).toEqual(['$0.50', '$0.50', '$0.50']);
});

test('every figure of AWS’s comes from the tables: no price, no bill; nothing free, no gift; other plans', () => {
	const others: Limits = {
		groups: [{ id: 'moon', name: 'The Moon', transferGB: [{ price: 0 }], request: 0 }],
		prices: {
			invocation: 0,
			invalidationPath: [{ price: 0 }],
			originTransferGB: 0,
			getRequest: 0,
			putRequest: 0,
			storageGB: [{ price: 0 }],
			hostedZone: 0,
			aliasQuery: 0,
		},
		free: { transferGB: 0, requests: 0, invocations: 0 },
		plans: [{ name: 'Lunar', price: 0, requests: 1e15, transferGB: 1e15 }],
	};
	const html = renderToString(<Lab limits={others} page={page} presets={[]} />);
	const text = html.replace(/<figure class="chart"[\s\S]*?<\/figure>/g, '');
	expect(text).toContain('The Moon');
	expect(text).toContain('Lunar');
	expect(text).not.toMatch(/North America|United States|Pro,|Business|Premium/);
	expect(text.match(/\$[\d,]+(\.\d+)?/g)!.every((amount) => amount === '$0.00')).toBe(true);

	const cents = { ...others, groups: [{ ...others.groups[0]!, request: 0.5 }] };
	expect(renderToString(<Lab limits={cents} page={page} />)).toContain('cost $250,000,000.');
	const gift = { ...cents, free: { ...cents.free, requests: 3e8 } };
	expect(renderToString(<Lab limits={gift} page={page} />)).toContain('cost $100,000,000.');
});

test('text that is no number keeps the last answer and says what is allowed', async () => {
	render(whole);
	const before = verdict();
	fireEvent.input(await views(), { target: { value: '5e' } });
	await screen.findByText(/Allowed: 0 to 1,000,000,000,000/);
	expect(verdict()).toBe(before);
});

test('a change alters the answer, and numbers are taken as people write them', async () => {
	render(whole);
	fireEvent.input(await views(), { target: { value: '2m' } });
	await screen.findByText(/^2 million page views a month cost/, { selector: '[data-verdict]' });
	fireEvent.change(screen.getByLabelText('Free tier of CloudFront'), { target: { value: 'used' } });
	await screen.findByText(/^2 million page views a month cost \$15\.43\./, {
		selector: '[data-verdict]',
	});
});

test('A stays beside B in the sentence, the figures and the chart', async () => {
	render(whole);
	await views();
	fireEvent.click(screen.getByText('Keep this as A'));
	fireEvent.input(screen.getByLabelText(/^Requests of a page view files/), {
		target: { value: '3' },
	});
	await screen.findByText(/is 3 requests/, { selector: '[data-verdict]' });
	const table = screen.getByRole('table', { name: 'The bill by part, A beside B' });
	await within(table).findByText('$290.00');
	expect(row(table, 'Requests to CloudFront')).toEqual(['$490.00', '$290.00']);
	expect(document.querySelectorAll('.chart-line.is-pinned')).toHaveLength(1);
});

test('a preset sets the inputs and says what to look for', async () => {
	render(whole);
	fireEvent.click(await screen.findByRole('button', { name: 'Few' }));
	await screen.findByText('Look at the hosted zone.');
	expect(verdict()).toContain('1 million page views a month cost $0.63.');
});

test('a link is read after hydration, and what it cannot have is said', async () => {
	history.replaceState(null, '', `${page}?pv=-5&geo=moon&req=20&utm=x`);
	render(whole);
	await screen.findByText(/This link asked for -5 as “Page views”/);
	await screen.findByText(/This link asked for “moon” as “Where the readers are”/);
	expect(verdict()).toContain('Without page views');
});

test('an embedded lab has the short form and leads to the whole one with its state', () => {
	const html = renderToString(<Lab limits={limits} page={page} />);
	expect(html).toContain(`href="${page}?v=1&amp;pv=100000000&amp;kb=24&amp;req=5`);
	expect(html).not.toContain('Assumptions');
});
