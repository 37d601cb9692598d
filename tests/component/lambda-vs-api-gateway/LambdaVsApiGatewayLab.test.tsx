import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import renderToString from 'preact-render-to-string';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Lab from '~/components/lambda-vs-api-gateway/LambdaVsApiGatewayLab';
import {
	fieldsFor,
	type LambdaVsApiGatewayState,
	type Limits,
} from '~/lib/lambda-vs-api-gateway/state';
import { defaultsOf, explicitState, type Fields } from '~/lib/url-state/codec';
import { limits } from '../../unit/lib/lambda-vs-api-gateway/limits.ts';

const page = '/labs/lambda-vs-api-gateway/';
const fields: Fields<LambdaVsApiGatewayState> = fieldsFor(limits);
const scene = defaultsOf(fields);
const presets = [
	{ title: 'One', look: 'Look at the first.', state: explicitState(fields, scene) },
	{
		title: 'Two',
		look: 'Look at the second.',
		state: explicitState(fields, { ...scene, requestsPerSecond: 5000, coefficientOfVariation: 0 }),
	},
];
const whole = <Lab limits={limits} page={page} presets={presets} />;
const verdict = () => document.querySelector('[data-verdict]')!.textContent;
const rate = () => screen.findByLabelText(/^Request rate requests/);

beforeEach(() => history.replaceState(null, '', page));
afterEach(cleanup);

test('the built HTML has the answer, the charts and disabled controls', () => {
	const html = renderToString(whole);
	expect(html).toContain('3,000 of 8,000 requests a second');
	expect(html).toContain('changing them needs JavaScript');
	expect(html.match(/<figure class="chart"/g)).toHaveLength(3);
	const controls = html.match(/<(input|select|button)\b[^>]*>/g)!;
	expect(controls.filter((control) => !/ disabled/.test(control))).toEqual([]);
});

test('every figure of AWS’s comes from the facts: others in, none of the originals out', () => {
	const others: Limits = {
		accountConcurrency: 1777,
		minimumUnreserved: 133,
		requestsPerSecondPerUnit: 7,
		scalingBurst: 1333,
		scalingSeconds: 11,
		provisionedPerMinute: 6600,
		maxDurationSeconds: 777,
		memoryMB: { min: 144, max: 9216 },
		gatewayRequestsPerSecond: 17_171,
		gatewayBurst: 4747,
		restTimeoutSeconds: 27,
		httpTimeoutSeconds: 33,
		raisedTimeoutSeconds: 288,
		prices: {
			lambdaRequest: 0,
			gbSecond: [{ price: 0 }],
			provisionedGbSecond: 0,
			provisionedDurationGbSecond: 0,
			freeLambdaRequests: 0,
			freeGbSeconds: 0,
			provisionedIncrementSeconds: 330,
		},
		gatewayPrices: { rest: [{ price: 0 }], http: [{ price: 0 }] },
	};
	const html = renderToString(
		<Lab
			limits={others}
			page={page}
			scene={{ requestsPerSecond: 7000, durationSeconds: 0.3 }}
			presets={[]}
		/>,
	)
		// Axes and positions of sliders are neither AWS’s nor ours to choose.
		.replace(/<figure class="chart"[\s\S]*?<\/figure>| max="\d+"/g, '');
	const text = html.replace(/<details>[\s\S]*?<\/details>/g, (details) =>
		details.includes('<table>') ? '' : details,
	);
	expect(text).toContain('1,777');
	expect(text).not.toMatch(/[>" ](1,?000|10,?000|5,?000|900|29|300|128|10,?240|6,?000)[<" ]/);
	// Every cost follows the prices.
	expect(text.match(/\$[\d.,]+/g)!.every((amount) => amount === '$0.00')).toBe(true);
});

test('text that is no number keeps the last answer and says what is allowed', async () => {
	render(whole);
	const field = await rate();
	const before = verdict();
	fireEvent.input(field, { target: { value: '5e' } });
	expect((await screen.findByText(/Allowed: 0 to 200,000/)).textContent).toContain('8000');
	expect(field.getAttribute('aria-invalid')).toBe('true');
	expect(verdict()).toBe(before);
});

test('a change alters the answer; Reset restores the example and can be undone', async () => {
	render(whole);
	fireEvent.input(await rate(), { target: { value: '5k' } });
	await screen.findByText(/all 5,000 requests a second/);
	fireEvent.click(screen.getByText('Reset'));
	await screen.findByText(/3,000 of 8,000/);
	fireEvent.click(await screen.findByText('Undo reset'));
	await screen.findByText(/all 5,000 requests a second/);
});

test('the answer is spoken once it stands still, and not before the reader does anything', async () => {
	render(whole);
	const spoken = () => document.querySelector('.lab-verdicts [role="status"]')!.textContent;
	expect(spoken()).toBe('');
	for (const text of ['1k', '2k', '5k']) fireEvent.input(await rate(), { target: { value: text } });
	expect(spoken()).not.toContain('5,000');
	await screen.findAllByText(/all 5,000 requests a second/, { selector: '[role="status"]' });
});

test('a preset sets the inputs and says what to look for', async () => {
	render(whole);
	fireEvent.click(await screen.findByRole('button', { name: 'Two' }));
	await screen.findByText('Look at the second.');
	expect(screen.getByRole('button', { name: 'Two' }).getAttribute('aria-pressed')).toBe('true');
	expect(verdict()).toContain('all 5,000 requests a second');
});

test('A stays beside B in the sentence, the figures and the chart until it is dropped', async () => {
	render(whole);
	const field = await rate();
	fireEvent.click(screen.getByText('Keep this as A'));
	fireEvent.input(field, { target: { value: '5k' } });
	await screen.findByText(/all 5,000 requests a second/, { selector: '[data-verdict]' });
	expect(screen.getByText(/3,000 of 8,000/).textContent).toContain('A');
	const table = screen.getAllByRole('table', { name: /In steady state/ })[0]!;
	const cells = within(table)
		.getByRole('rowheader', { name: 'Throttled by Lambda' })
		.parentElement!.querySelectorAll('td');
	expect([...cells].map((cell) => cell.textContent)).toEqual([
		'3,000 requests a second',
		'0 requests a second',
	]);
	expect(document.querySelectorAll('.chart-line.is-pinned')).toHaveLength(2);
	fireEvent.click(screen.getByText('Drop A'));
	expect(await screen.findByText('Keep this as A')).toBeTruthy();
	expect(document.querySelector('.is-pinned')).toBeNull();
});

test('a link is read after hydration, the veil is lifted, and what it cannot have is said', async () => {
	history.replaceState(null, '', `${page}?rps=300000&s=0.05&utm=x`);
	document.documentElement.dataset['readingLink'] = '';
	render(whole);
	await screen.findByText(/This link asked for 300,000/);
	expect(verdict()).toContain('of 200,000 requests a second');
	expect(document.documentElement.dataset['readingLink']).toBeUndefined();
});

test('an embedded lab has the short form and leads to the whole one with its state', () => {
	const html = renderToString(<Lab limits={limits} page={page} />);
	expect(html).toContain(`href="${page}?v=1&amp;rps=8000&amp;s=0.2`);
	expect(html.match(/<figure class="chart"/g)).toHaveLength(1);
	expect(html).not.toContain('Assumptions');
});
