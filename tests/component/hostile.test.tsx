import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import type { ComponentChild } from 'preact';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Geoproximity from '~/components/geoproximity/GeoproximityLab';
import LambdaVsApiGateway from '~/components/lambda-vs-api-gateway/LambdaVsApiGatewayLab';
import SpotFleet from '~/components/spot-fleet/SpotFleetLab';
import { fieldsFor as fieldsOfMap, type Limits as MapLimits } from '~/lib/geoproximity/state';
import { fieldsFor as fieldsOfLambda } from '~/lib/lambda-vs-api-gateway/state';
import { fieldsFor as fieldsOfFleet } from '~/lib/spot-fleet/state';
import { hostilePools, hostileQuery, hostileSites, hostileText, INJECTED } from '../hostile.ts';
import { limits as lambdaLimits } from '../unit/lib/lambda-vs-api-gateway/limits.ts';

const fleetLimits = {
	poolsToUse: { min: 1, max: 20, default: 2 },
	advisedTypes: 10,
	minPricePerHour: 0.001,
};
const mapLimits: MapLimits = {
	regions: [
		{ id: 'us-east-1', name: 'US East (N. Virginia)', lat: 39.04, lon: -77.49 },
		{ id: 'us-west-2', name: 'US West (Oregon)', lat: 45.84, lon: -119.7 },
	],
	bias: { min: -99, max: 99 },
	maxRecords: 30,
};
const cities = [{ name: 'Kansas City, US', lat: 39.1, lon: -94.58 }];
const CELLS = 360 * 180;
/** What the map loads: everywhere land and people, and no coast. */
const files: Record<string, object> = {
	'/world.json': {
		land: btoa('d'.repeat(CELLS)),
		people: btoa('\u0001'.repeat(2 * CELLS)),
		cities,
	},
	'/coast.json': { partsOfDegree: 10, coast: '', states: '' },
};
const keysOf = (fields: object) =>
	(Object.values(fields) as { key: string }[]).map(({ key }) => key);

const labs: {
	name: string;
	lab: ComponentChild;
	query: fc.Arbitrary<string>;
}[] = [
	{
		name: 'lambda-vs-api-gateway',
		lab: (
			<LambdaVsApiGateway limits={lambdaLimits} page="/labs/lambda-vs-api-gateway/" presets={[]} />
		),
		query: hostileQuery(keysOf(fieldsOfLambda(lambdaLimits))),
	},
	{
		name: 'spot-fleet',
		lab: <SpotFleet limits={fleetLimits} page="/labs/spot-fleet/" presets={[]} />,
		query: hostileQuery(
			keysOf(fieldsOfFleet(fleetLimits)),
			new Map([['p', hostilePools('*', '_')]]),
		),
	},
	{
		name: 'geoproximity',
		lab: (
			<Geoproximity
				limits={mapLimits}
				page="/labs/geoproximity/"
				data={{ world: '/world.json', coast: '/coast.json' }}
				sceneShares={{ land: [1, 0], people: [1, 0], landUnbiased: [1, 0], peopleUnbiased: [1, 0] }}
				noted={cities}
				presets={[]}
			>
				<svg class="geo-base" viewBox="0 0 1 1" />
			</Geoproximity>
		),
		query: hostileQuery(keysOf(fieldsOfMap(mapLimits)), new Map([['s', hostileSites]])),
	},
];

/** Lets effects, and what follows the next paint, happen. */
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 40)));

const MACHINE_WORDS = /NaN|Infinity|undefined|\bnull\b|\[object|∞|(?<![\d.])-0(?![\d.])/g;

/**
 * What no reader may see: words of the machine in a text or an attribute, and markup from outside. What a notice quotes
 * and what stands in a field is the stranger’s own text, and a pool may be called NaN.
 */
function problemsIn(root: Element, given: string): string[] {
	const all = [...root.querySelectorAll('*')];
	const attributes = all.flatMap((element) =>
		[...element.attributes]
			.filter(({ name }) => name !== 'value')
			.map(({ name, value }) => `${name}=${value}`),
	);
	const texts = all.flatMap(({ childNodes }) =>
		[...childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent!),
	);
	const words = [...attributes, ...texts].filter((text) =>
		(text.replace(/“[^”]*”/g, '').match(MACHINE_WORDS) ?? []).some((word) => !given.includes(word)),
	);
	const markup = all.filter(
		(element) =>
			element.id === INJECTED ||
			/^(script|iframe|img|object|embed|b)$/.test(element.localName) ||
			[...element.attributes].some(({ name }) => name.startsWith('on')),
	);
	return [...words, ...markup.map(({ outerHTML }) => outerHTML)];
}

beforeEach(() => {
	vi.stubGlobal('fetch', (address: string) => Promise.resolve(Response.json(files[address])));
	vi.stubGlobal(
		'IntersectionObserver',
		class {
			constructor(readonly see: (entries: { isIntersecting: boolean }[]) => void) {}
			observe() {
				this.see([{ isIntersecting: true }]);
			}
			disconnect() {}
		},
	);
	vi.spyOn(console, 'error');
});
afterEach(() => {
	expect(console.error).not.toHaveBeenCalled();
	cleanup();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

describe.each(labs)('$name', ({ name, lab, query }) => {
	test('whatever its link says, shows figures and no markup', async () => {
		await fc.assert(
			fc
				.asyncProperty(query, async (text) => {
					history.replaceState(null, '', `/labs/${name}/?${text}`);
					const { container } = render(lab);
					await settle();
					expect(container.querySelector('[data-verdict]')!.textContent).not.toBe('');
					expect(problemsIn(container, text)).toEqual([]);
				})
				.afterEach(cleanup),
			{ numRuns: 40 },
		);
	}, 60_000);

	test('whatever is typed, shows figures and no markup', async () => {
		history.replaceState(null, '', `/labs/${name}/`);
		const { container } = render(lab);
		await settle();
		const count = container.querySelectorAll('input[type="text"]').length;
		let given = '';
		await fc.assert(
			fc.asyncProperty(fc.nat(count - 1), hostileText, async (index, text) => {
				given += ` ${text}`;
				const field = container.querySelectorAll('input[type="text"]')[index];
				if (!field) return;
				fireEvent.input(field, { target: { value: text } });
				await settle();
				expect(problemsIn(container, given)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	}, 60_000);
});

test('whatever rows are pasted, the table holds pools and the page few messages', async () => {
	history.replaceState(null, '', '/labs/spot-fleet/');
	const { container } = render(labs[1]!.lab);
	await settle();
	const field = container.querySelector('textarea')!;
	let given = '';
	await fc.assert(
		fc.asyncProperty(fc.oneof(hostilePools('\t', '\n'), hostileText), async (text) => {
			given += ` ${text}`;
			fireEvent.input(field, { target: { value: text } });
			const add = [...container.querySelectorAll('button')].find(
				({ textContent }) => textContent === 'Replace all pools',
			)!;
			if (!add.disabled) fireEvent.click(add);
			await settle();
			expect(problemsIn(container, given)).toEqual([]);
			expect(container.querySelectorAll('details li').length).toBeLessThan(40);
		}),
		{ numRuns: 40 },
	);
}, 60_000);
