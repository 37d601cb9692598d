import type { ChangeResourceRecordSetsCommandInput } from '@aws-sdk/client-route-53';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineLongitude, sharesOf, standingsAt, verdictOf } from '~/lib/geoproximity/answer';
import { boundary, greatCircleKm } from '~/lib/geoproximity/model';
import { changeBatch, copiesOf, recordSetGroup, terraform } from '~/lib/geoproximity/copy-as';
import {
	fieldsFor,
	letterOf,
	placeOf,
	sitesCodec,
	sitesOf,
	type Limits,
	type PlacedSite,
} from '~/lib/geoproximity/state';
import { readState } from '~/lib/url-state/codec';
import { cloudFormationProblems } from '../cloudformation.ts';

const limits: Limits = {
	regions: [
		{ id: 'us-east-1', name: 'US East (N. Virginia)', lat: 39.04, lon: -77.49 },
		{ id: 'us-west-2', name: 'US West (Oregon)', lat: 45.84, lon: -119.7 },
	],
	bias: { min: -99, max: 99 },
	maxRecords: 30,
};
const codec = sitesCodec(limits);
const own: PlacedSite = { id: 'here', bias: -5, healthy: false, place: { lat: -26.2, lon: 28.05 } };
const east: PlacedSite = { id: 'us-east-1', bias: 25, healthy: true, place: null };

describe('sites in a link', () => {
	it('come back as they were', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,20}$/), { minLength: 1, maxLength: 34 }),
				fc.integer({ min: -99, max: 99 }),
				fc.boolean(),
				fc.integer({ min: -9000, max: 9000 }),
				(ids, bias, healthy, hundredths) => {
					const sites = ids.map((id) => ({
						id,
						bias,
						healthy,
						place: { lat: hundredths / 100, lon: hundredths / 50 },
					}));
					expect(codec.parse(codec.serialize(sites))).toEqual(sites);
				},
			),
		);
	});

	it('a Region needs no coordinates', () => {
		expect(codec.serialize([east, own])).toBe('us-east-1*25_here*-5*x*-26.2*28.05');
		expect(codec.parse('us-east-1*25')).toEqual([east]);
	});

	it.each([
		'',
		'nowhere',
		'us-east-1*100',
		'us-east-1*1.5',
		'us-east-1_us-east-1',
		'here***91*0',
		'here***0*181',
		'<b>***0*0',
	])('%j is refused whole', (text) => {
		expect(codec.parse(text)).toBeUndefined();
		expect(
			readState(fieldsFor(limits), new URLSearchParams({ s: text }).toString()).notices,
		).toHaveLength(1);
	});
});

describe('a place', () => {
	const cities = [
		{ name: 'São Paulo, BR', lat: -23.5, lon: -46.6 },
		{ name: 'San Diego, US', lat: 32.7, lon: -117.2 },
	];

	it.each([
		['San Diego, US', 'San Diego, US'],
		['são', 'São Paulo, BR'],
		['39.1, -94.6', '39.1, -94.6'],
		['39.1 -94.6', '39.1, -94.6'],
		['91, 0', undefined],
		['sa', undefined],
		['', undefined],
		['Atlantis', undefined],
	])('%j is %j', (text, name) => {
		expect(placeOf(text, cities)?.name).toBe(name);
	});

	it('letters go on after Z', () => {
		expect([0, 25, 26, 33].map(letterOf)).toEqual(['A', 'Z', 'A2', 'H2']);
	});
});

describe('the answer', () => {
	const state = readState(fieldsFor(limits), '').state;
	const sites = sitesOf(state, limits);
	const all = new Uint8Array(64_800).fill(1);

	it('the bias that flips a place flips it', () => {
		const denver = { lat: 39.74, lon: -104.99 };
		const [first] = standingsAt(denver, sites, 'current', 99);
		expect(first!.wins).toBe(false);
		const with_ = (bias: number) =>
			standingsAt(denver, [{ ...sites[0]!, bias }, sites[1]!], 'current', 99)[0]!.wins;
		expect(with_(first!.flipBias! + 0.01)).toBe(true);
		expect(with_(first!.flipBias! - 0.01)).toBe(false);
	});

	it('the whole bias puts the line just beyond the place, where both count the same', () => {
		const denver = { lat: 39.74, lon: -104.99 };
		const [first] = standingsAt(denver, sites, 'current', 99);
		const { bias, beyondKm } = first!.whole!;
		expect(bias).toBe(Math.ceil(first!.flipBias!));
		expect(beyondKm).toBeGreaterThan(0);
		expect(beyondKm).toBeLessThan(40);
		// The line’s place by other means: the point of the curve nearest to the way from the site through Denver.
		const raised = { ...sites[0]!, bias };
		const nearest = Math.min(
			...boundary(raised, sites[1]!, 'current').map((at) => greatCircleKm(at, denver)),
		);
		expect(nearest).toBeLessThanOrEqual(beyondKm! + 20);
	});

	it('says shares, change and line; all unhealthy is said', () => {
		const biased = [{ ...sites[0]!, bias: 42 }, sites[1]!];
		const shares = sharesOf(biased, 'current', { land: all, people: all });
		expect(verdictOf(biased, 'current', shares)).toMatch(
			/^us-east-1 gets [\d.]+ % of the people in listed cities and [\d.]+ % of the land, \+[\d.]+ points of people against no bias\. On the shortest way/,
		);
		const down = biased.map((site) => ({ ...site, healthy: false }));
		expect(
			verdictOf(down, 'current', sharesOf(down, 'current', { land: all, people: all })),
		).toContain('No site is healthy');
		expect(verdictOf([biased[0]!], 'current', shares)).toContain('the only site');
	});

	it('the line crosses Kansas City’s latitude near 99° W', () => {
		expect(lineLongitude(sites[0]!, sites[1]!, 39.1, 'current')).toBeCloseTo(-98.98, 1);
	});
});

describe('texts to take away', () => {
	it('satisfy the SDK and CloudFormation', () => {
		const input: ChangeResourceRecordSetsCommandInput = {
			HostedZoneId: 'Z1',
			ChangeBatch: changeBatch([east, own]),
		};
		expect(
			input.ChangeBatch?.Changes?.map((change) => change.ResourceRecordSet?.GeoProximityLocation),
		).toEqual([
			{ AWSRegion: 'us-east-1', Bias: 25 },
			{ Coordinates: { Latitude: '-26.2', Longitude: '28.05' }, Bias: -5 },
		]);
		expect(
			cloudFormationProblems('AWS::Route53::RecordSetGroup', recordSetGroup([east, own])),
		).toEqual([]);
		expect(terraform([own])).toContain('latitude  = "-26.2"');
	});

	it('are withheld above what Route 53 takes', () => {
		const many = Array.from({ length: 31 }, (_, index) => ({ ...own, id: `p${index}` }));
		expect(copiesOf(many, 30)).toEqual([]);
		expect(copiesOf(many.slice(1), 30)).toHaveLength(3);
	});
});
