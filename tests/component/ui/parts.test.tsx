import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AreaChart } from '~/components/ui/AreaChart';
import { ChoiceField } from '~/components/ui/ChoiceField';
import { DataTable } from '~/components/ui/DataTable';
import { Figures } from '~/components/ui/Figures';
import { NumberField } from '~/components/ui/NumberField';
import { Presets } from '~/components/ui/Presets';
import { Verdict } from '~/components/ui/Verdict';
import { numberIn, oneOf, optional } from '~/lib/url-state/codec';
import { logStops } from '~/lib/url-state/stops';

afterEach(() => {
	cleanup();
	vi.useRealTimers();
});

describe('NumberField', () => {
	const field = { key: 'r', label: 'Rate', default: 100, ...numberIn(0, 1000) };
	function Held({ onValue }: { onValue?: (value: number) => void }) {
		const [value, setValue] = useState(100);
		return (
			<>
				<NumberField
					unit="a second"
					field={field}
					value={value}
					disabled={false}
					stops={logStops(1, 1000)}
					onValue={(next) => {
						setValue(next);
						onValue?.(next);
					}}
				/>
				<button onClick={() => setValue(7)}>seven</button>
			</>
		);
	}
	const input = () => screen.getByLabelText<HTMLInputElement>(/^Rate a second$/);

	test('keeps what is typed as it is typed, and reports what it means', () => {
		const onValue = vi.fn();
		render(<Held onValue={onValue} />);
		for (const text of ['2', '2.', '2.5', '0.2k'])
			fireEvent.input(input(), { target: { value: text } });
		expect(input().value).toBe('0.2k');
		expect(onValue.mock.calls.map(([value]) => value)).toEqual([2, 2, 2.5, 200]);
	});

	test('reports nothing that is not allowed, and says what is', () => {
		const onValue = vi.fn();
		render(<Held onValue={onValue} />);
		for (const text of ['', '-', '1001', 'x'])
			fireEvent.input(input(), { target: { value: text } });
		expect(onValue).not.toHaveBeenCalled();
		expect(screen.getByText('Allowed: 0 to 1,000. The answer is still that of 100.')).toBeTruthy();
		expect(input().getAttribute('aria-describedby')).toBe(
			screen.getByText(/^Allowed/).getAttribute('id'),
		);
	});

	test('takes a value that comes from elsewhere over what was typed', () => {
		render(<Held />);
		fireEvent.input(input(), { target: { value: '5e' } });
		fireEvent.click(screen.getByText('seven'));
		expect(input().value).toBe('7');
		expect(input().getAttribute('aria-invalid')).toBe('false');
	});

	test('has a slider that stops at 1, 2 and 5 and speaks value and unit', () => {
		render(<Held />);
		const slider = screen.getByLabelText<HTMLInputElement>('Rate, slider');
		expect(slider.getAttribute('aria-valuetext')).toBe('100 a second');
		fireEvent.input(slider, { target: { value: String(Number(slider.value) + 1) } });
		expect(input().value).toBe('200');
	});

	test('an empty field is none where none is allowed', () => {
		const onValue = vi.fn();
		const none = { key: 'o', label: 'Reserve', default: null, ...optional(numberIn(0, 9)) };
		render(<NumberField unit="" field={none} value={3} disabled={false} onValue={onValue} />);
		fireEvent.input(screen.getByLabelText(/^Reserve/), { target: { value: '' } });
		expect(onValue).toHaveBeenCalledWith(null);
	});
});

test('ChoiceField offers its list by name and reports the key', () => {
	const onValue = vi.fn();
	const field = {
		key: 'p',
		label: 'Period',
		default: 'day' as const,
		...oneOf({ day: 'a day', week: 'a week' }),
	};
	render(<ChoiceField field={field} value="day" disabled={false} onValue={onValue} />);
	const select = screen.getByLabelText<HTMLSelectElement>('Period');
	expect([...select.options].map(({ text }) => text)).toEqual(['a day', 'a week']);
	fireEvent.change(select, { target: { value: 'week' } });
	expect(onValue).toHaveBeenCalledWith('week');
});

test('Verdict speaks only what has stood for a while', () => {
	vi.useFakeTimers();
	const { rerender } = render(<Verdict sentence="One." warnings={[]} ready />);
	for (const sentence of ['Two.', 'Three.']) {
		vi.advanceTimersByTime(300);
		rerender(<Verdict sentence={sentence} warnings={[]} ready />);
	}
	expect(screen.getByRole('status').textContent).toBe('');
	vi.advanceTimersByTime(2000);
	rerender(<Verdict sentence="Three." warnings={[]} ready />);
	expect(screen.getByRole('status').textContent).toBe('Three.');
});

test('Figures stand beside those of A, also where one side lacks one', () => {
	render(
		<Figures
			title="Numbers"
			figures={[{ label: 'Served', text: '5' }]}
			pinned={[
				{ label: 'Served', text: '3' },
				{ label: 'Lost', text: '2' },
			]}
		/>,
	);
	const rows = screen.getAllByRole('row').map((row) => row.textContent);
	expect(rows).toEqual(['AB', 'Served35', 'Lost2–']);
});

test('Presets mark the scene that is shown and name its source', () => {
	const onPreset = vi.fn();
	const presets = [
		{
			title: 'First',
			look: 'Look.',
			state: 'a=1',
			source: { label: 'Guide', href: 'https://x.test/' },
		},
		{ title: 'Second', look: 'See.', state: 'a=2' },
	];
	render(<Presets presets={presets} current="a=1" ready onPreset={onPreset} />);
	expect(screen.getByRole('button', { pressed: true }).textContent).toBe('First');
	expect(screen.getByRole('link', { name: 'Guide' }).getAttribute('href')).toBe('https://x.test/');
	fireEvent.click(screen.getByText('Second'));
	expect(onPreset).toHaveBeenCalledWith(presets[1]);
});

test('AreaChart names every series with its letter, and its reference with its value', () => {
	render(
		<AreaChart
			title="Load"
			unit="requests"
			xs={[1, 2, 3]}
			formatX={String}
			series={[
				{ letter: 'S', label: 'served', color: 1, values: [5, 5, 5], kind: 'area' },
				{ letter: 'A', label: 'before', color: 6, values: [4, 4, 4], kind: 'pinned' },
			]}
			reference={{ label: 'ceiling', value: 9 }}
		/>,
	);
	const legend = [...document.querySelectorAll('.chart-legend li')].map((item) => item.textContent);
	expect(legend).toEqual(['S served', 'A before', '– ceiling: 9']);
	expect(document.querySelectorAll('svg path[class*="is-pinned"]')).toHaveLength(1);
});

test('DataTable stands still while it is folded and follows once it is open', () => {
	const table = (value: string) => (
		<DataTable title="Data" header={['Second', 'Value']} rows={[['1', value]]} />
	);
	const { rerender } = render(table('old'));
	rerender(table('new'));
	const cell = () => document.querySelector('td')!.textContent;
	expect(cell()).toBe('old');
	const details = document.querySelector('details')!;
	details.open = true;
	fireEvent(details, new Event('toggle'));
	rerender(table('new'));
	expect(cell()).toBe('new');
});
