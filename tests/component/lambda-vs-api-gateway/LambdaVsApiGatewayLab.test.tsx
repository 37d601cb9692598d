import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import renderToString from 'preact-render-to-string';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Lab from '~/components/lambda-vs-api-gateway/LambdaVsApiGatewayLab';

const limits = {
	accountConcurrency: 1000,
	minimumUnreserved: 100,
	requestsPerSecondPerUnit: 10,
	maxDurationSeconds: 900,
	gatewayRequestsPerSecond: 10_000,
};
const verdict = () => document.querySelector('output')!.textContent;

beforeEach(() => history.replaceState(null, '', '/lambda/limits/'));
afterEach(cleanup);

test('the built HTML has the answer and disabled controls', () => {
	const html = renderToString(<Lab limits={limits} />);
	expect(html).toContain('3,000 of 8,000 requests a second');
	expect(html).toContain('changing them needs JavaScript');
	expect(html.match(/<input[^>]*disabled/g)?.length).toBe(html.match(/<input/g)?.length);
});

test('every figure of AWS’s comes from the facts: others in, none of the originals out', () => {
	const html = renderToString(
		<Lab
			limits={{
				accountConcurrency: 1777,
				minimumUnreserved: 133,
				requestsPerSecondPerUnit: 7,
				maxDurationSeconds: 777,
				gatewayRequestsPerSecond: 17_171,
			}}
		/>,
	);
	expect(html).toContain('1,777');
	expect(html).not.toMatch(/\b(1,?000|10,?000|900)\b/);
});

test('text that is no number keeps the last answer and says what is allowed', async () => {
	render(<Lab limits={limits} />);
	const field = await screen.findByLabelText(/^Request rate requests/);
	const before = verdict();
	fireEvent.input(field, { target: { value: '5e' } });
	expect((await screen.findByText(/Allowed: 0 to 200,000/)).textContent).toContain('8000');
	expect(field.getAttribute('aria-invalid')).toBe('true');
	expect(verdict()).toBe(before);
});

test('a change alters the answer; Reset restores the default and can be undone', async () => {
	render(<Lab limits={limits} />);
	const field = await screen.findByLabelText(/^Request rate requests/);
	fireEvent.input(field, { target: { value: '5k' } });
	await screen.findByText('Everything is served: all 5,000 requests a second.');
	fireEvent.click(screen.getByText('Reset'));
	await screen.findByText(/3,000 of 8,000/);
	fireEvent.click(await screen.findByText('Undo reset'));
	await screen.findByText('Everything is served: all 5,000 requests a second.');
});

test('a link is read after hydration, with a sentence for what it cannot have', async () => {
	history.replaceState(null, '', '/lambda/limits/?rps=300000&s=0.05&utm=x');
	render(<Lab limits={limits} />);
	await screen.findByText(/This link asked for 300,000/);
	expect(verdict()).toContain('of 200,000 requests a second');
});
