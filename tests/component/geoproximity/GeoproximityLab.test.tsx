import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import renderToString from 'preact-render-to-string';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Lab from '~/components/geoproximity/GeoproximityLab';
import type { Limits } from '~/lib/geoproximity/state';

const limits: Limits = {
	regions: [
		{ id: 'us-east-1', name: 'US East (N. Virginia)', lat: 39.04, lon: -77.49 },
		{ id: 'us-west-2', name: 'US West (Oregon)', lat: 45.84, lon: -119.7 },
		{ id: 'eu-west-3', name: 'Europe (Paris)', lat: 48.86, lon: 2.35 },
	],
	bias: { min: -99, max: 99 },
	maxRecords: 30,
};
const sceneShares = {
	land: [0.6, 0.4],
	people: [0.7, 0.3],
	landUnbiased: [0.6, 0.4],
	peopleUnbiased: [0.7, 0.3],
};
const page = '/labs/geoproximity/';
const lab = (of: Limits) => (
	<Lab
		limits={of}
		page={page}
		data={{ world: '/world.json', coast: '/coast.json' }}
		sceneShares={sceneShares}
		noted={[
			{ name: 'Kansas City, US', lat: 39.1, lon: -94.58 },
			{ name: 'Denver, US', lat: 39.74, lon: -104.98 },
		]}
		presets={[]}
	>
		<svg class="geo-base" viewBox="0 0 1 1" />
	</Lab>
);

beforeEach(() => history.replaceState(null, '', page));
afterEach(cleanup);

test('the built HTML has the answer, the line, the sites and disabled controls', () => {
	const html = renderToString(lab(limits));
	expect(html).toContain('us-east-1 gets 70 % of the people in listed cities and 60 % of the land');
	expect(html).toMatch(/class="geo-line" d="M-?[\d.]+ -?[\d.]+L/);
	expect(html.match(/class="geo-site /g)).toHaveLength(2);
	const controls = html.match(/<(input|select|button)\b[^>]*>/g)!;
	expect(controls.filter((control) => !/ disabled/.test(control))).toEqual([]);
});

test('the line reaches both edges of the map where it goes around the world', () => {
	const path = /class="geo-line" d="([^"]+)"/.exec(renderToString(lab(limits)))![1]!;
	const parts = path
		.split('M')
		.slice(1)
		.map((part) => part.split('L').map((point) => Number.parseFloat(point)));
	const longitudes = parts.flat();
	expect(Math.min(...longitudes)).toBeLessThanOrEqual(-180);
	expect(Math.max(...longitudes)).toBeGreaterThanOrEqual(180);
	// No stroke right across the map.
	for (const part of parts)
		for (const [index, longitude] of part.slice(1).entries())
			expect(Math.abs(longitude - part[index]!)).toBeLessThan(180);
});

test('every figure of AWS’s comes from the facts: others in, none of the originals out', () => {
	const html = renderToString(lab({ ...limits, bias: { min: -77, max: 88 }, maxRecords: 1 }));
	expect(html).toContain('at most 1 geoproximity records');
	expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\b99\b|\b30 geoproximity/);
});

test('a Region is added and removed; a bias out of bounds is explained and not taken', async () => {
	render(lab(limits));
	fireEvent.change(await screen.findByLabelText(/^Add a Region/), {
		target: { value: 'eu-west-3' },
	});
	const bias = await screen.findByLabelText('Bias of eu-west-3', {
		exact: false,
		selector: '[inputmode]',
	});
	fireEvent.input(bias, { target: { value: '100' } });
	expect(screen.getByText(/Allowed: -99 to 99/)).toBeTruthy();
	fireEvent.click(screen.getByRole('button', { name: 'Remove eu-west-3' }));
	expect(screen.queryByLabelText('eu-west-3 is healthy')).toBeNull();
});

test('an unknown place is explained; coordinates are a place', async () => {
	render(lab(limits));
	const place = await screen.findByLabelText('Where the users are');
	fireEvent.input(place, { target: { value: 'Atlantis' } });
	expect(screen.getByText(/No listed city begins so/)).toBeTruthy();
	fireEvent.input(place, { target: { value: '39.74, -104.99' } });
	expect(document.querySelector('[data-winner]')!.textContent).toContain('us-west-2');
});

test('the resolver decides where it is elsewhere', async () => {
	render(lab(limits));
	fireEvent.input(await screen.findByLabelText(/^Where their resolver is/), {
		target: { value: 'Denver, US' },
	});
	expect(document.querySelector('[data-winner]')!.textContent).toMatch(
		/Denver, US is answered with us-west-2, and so are its users in Kansas City, US/,
	);
});
