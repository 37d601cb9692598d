import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import renderToString from 'preact-render-to-string';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Lab from '~/components/spot-fleet/SpotFleetLab';
import { fieldsFor, smallScene, type Limits } from '~/lib/spot-fleet/state';
import { defaultsOf, explicitState } from '~/lib/url-state/codec';

const limits: Limits = {
	poolsToUse: { min: 1, max: 20, default: 2 },
	advisedTypes: 10,
	minPricePerHour: 0.001,
};
const page = '/labs/spot-fleet/';
const fields = fieldsFor(limits);
const presets = [
	{ title: 'One', look: 'Look at it.', state: explicitState(fields, defaultsOf(fields)) },
];
const whole = <Lab limits={limits} page={page} presets={presets} />;
const verdict = () => document.querySelector('[data-verdict]')!.textContent;

beforeEach(() => history.replaceState(null, '', page));
afterEach(cleanup);

test('the built HTML has the answer, every strategy, the replay and disabled controls', () => {
	const html = renderToString(whole);
	expect(html).toContain('one pool gets all 100 Spot units, for $5.00 an hour');
	expect(html.match(/class="fleet-bar"/g)).toHaveLength(5);
	expect(html).toContain('made-up examples of 24 November 2026');
	const controls = html.match(/<(input|select|button|textarea)\b[^>]*>/g)!;
	expect(controls.filter((control) => !/ disabled/.test(control))).toEqual([]);
});

test('every figure of AWS’s comes from the facts: others in, none of the originals out', () => {
	const html = renderToString(
		<Lab
			limits={{
				poolsToUse: { min: 3, max: 17, default: 4 },
				advisedTypes: 13,
				minPricePerHour: 0.007,
			}}
			page={`${page}?way=ask`}
			scene={smallScene}
			presets={[]}
		/>,
	);
	expect(html).not.toContain('0.001');
	expect(html).not.toMatch(/advises 10\b/);
});

test('the questions come one at a time and the recommendation follows them', async () => {
	history.replaceState(null, '', `${page}?way=ask`);
	render(whole);
	const advice = await screen.findByRole('region', { name: 'Recommendation' });
	expect(advice.textContent).toContain('So far, use diversified');
	fireEvent.change(screen.getByLabelText(/^Can any one instance go/), { target: { value: 'no' } });
	expect(advice.textContent).toContain('On-Demand Instances');
	fireEvent.change(screen.getByLabelText(/^Can any one instance go/), {
		target: { value: 'yes' },
	});
	fireEvent.click(screen.getByRole('button', { name: 'Next question' }));
	expect(screen.getByText(/Question 2 of 7/)).toBeTruthy();
	fireEvent.change(screen.getByLabelText(/^Does an interruption throw away/), {
		target: { value: 'yes' },
	});
	expect(advice.textContent).toContain('use capacity-optimized');
	for (let asked = 3; asked <= 7; asked += 1)
		fireEvent.click(screen.getByRole('button', { name: 'Next question' }));
	expect(advice.textContent).toMatch(/^Use capacity-optimized/);
	fireEvent.click(within(advice).getByRole('button', { name: 'Show me what it buys' }));
	expect(verdict()).toContain('With capacity-optimized');
});

test('pools are edited, added, moved and removed; half-typed prices are explained', async () => {
	render(whole);
	const price = await screen.findByLabelText('Spot price of pool 1');
	fireEvent.input(price, { target: { value: '0.1x' } });
	expect(screen.getByText('Allowed: 0.0001 to 1,000.')).toBeTruthy();
	expect(verdict()).toContain('$5.00');
	fireEvent.input(price, { target: { value: '0.051' } });
	expect(verdict()).toContain('$5.10');
	fireEvent.click(screen.getByRole('button', { name: 'Move down pool 1' }));
	expect(screen.getByLabelText<HTMLInputElement>('Spot price of pool 2').value).toBe('0.051');
	fireEvent.click(screen.getByRole('button', { name: 'Duplicate pool 2' }));
	expect(screen.getByLabelText<HTMLInputElement>('Spot price of pool 3').value).toBe('0.051');
	expect(screen.getByText(/stands in the table twice/)).toBeTruthy();
	fireEvent.click(screen.getByRole('button', { name: 'Remove pool 3' }));
	fireEvent.click(screen.getByRole('button', { name: 'Remove pool 2' }));
	expect(verdict()).toContain('$5.50');
});

test('pasted rows are taken, and the bad ones stay with what is wrong', async () => {
	render(whole);
	const field = await screen.findByLabelText(/^Rows/);
	fireEvent.input(field, {
		target: { value: 'c7g.large\tus-east-1a\t0.02\nnonsense\tus-east-1a\tfree' },
	});
	fireEvent.click(screen.getByRole('button', { name: 'Add these pools' }));
	expect(screen.getByText(/^Row 2: Spot price: “free”/)).toBeTruthy();
	expect((field as HTMLTextAreaElement).value).toContain('nonsense');
	expect(screen.getByText('1 pool is taken.')).toBeTruthy();
	expect(verdict()).toContain('$2.00');
});

test('a refused request says why, offers no text and keeps the other strategies', async () => {
	history.replaceState(null, '', `${page}?s=diversified&n=3`);
	render(whole);
	await screen.findByText(/legal only with lowest-price/);
	expect(verdict()).toContain('leave it empty for diversified');
	expect(await screen.findByText(/The API would refuse this request/)).toBeTruthy();
	expect(document.querySelectorAll('.fleet-bar')).toHaveLength(5);
});
