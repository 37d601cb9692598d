import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	MAX_PASTED_CHARACTERS,
	MAX_POOLS,
	MOST_PROBLEMS,
	pastedPools,
	poolColumns,
	poolFields,
	poolsCodec,
	type PoolColumn,
} from '~/lib/spot-fleet/pool-fields';
import type { Pool } from '~/lib/spot-fleet/model';
import { explicitState, readState, writeState } from '~/lib/url-state/codec';
import { fieldsFor, type SpotFleetState } from '~/lib/spot-fleet/state';
import { hostilePools, hostileText } from '../../../hostile.ts';
import { pool } from './fleets.ts';

const limits = {
	poolsToUse: { min: 1, max: 20, default: 2 },
	advisedTypes: 10,
	minPricePerHour: 0.001,
};

const somePool: fc.Arbitrary<Pool> = fc.record({
	instanceType: fc.stringMatching(/^[a-z0-9.-]{1,32}$/),
	availabilityZone: fc.stringMatching(/^[a-z0-9.-]{1,32}$/),
	pricePerHour: fc.integer({ min: 1, max: 100_000 }).map((price) => price / 10_000),
	onDemandPricePerHour: fc.option(fc.integer({ min: 1, max: 1000 })),
	weight: fc.integer({ min: 1, max: 999 }),
	priority: fc.integer({ min: 0, max: 999 }),
	interruptionBand: fc.integer({ min: 0, max: 4 }),
	capacityScore: fc.integer({ min: 1, max: 10 }),
	maxInstances: fc.option(fc.integer({ min: 0, max: 100_000 })),
});

describe('pools in a link', () => {
	it('come back as they were', () => {
		fc.assert(
			fc.property(fc.array(somePool, { minLength: 1, maxLength: MAX_POOLS }), (pools) => {
				expect(poolsCodec.parse(poolsCodec.serialize(pools))).toEqual(pools);
			}),
		);
	});

	it('thirty pools with everything said fit in 2,000 characters', () => {
		const pools = Array.from({ length: 30 }, (_, index) =>
			pool({
				instanceType: `m6i.${index + 2}xlarge`,
				availabilityZone: `us-east-1${'abc'[Math.floor(index / 10)]}`,
				pricePerHour: 0.3456 + index / 1000,
				onDemandPricePerHour: 1.2345,
				weight: index + 2,
				priority: index + 2,
				interruptionBand: 3,
				capacityScore: 7,
				maxInstances: 250,
			}),
		);
		const fields = fieldsFor(limits);
		const state: SpotFleetState = { ...readState(fields, '').state, pools };
		const query = explicitState(fields, state);
		expect(query.length).toBeLessThanOrEqual(2000);
		expect(readState(fields, query)).toEqual({ state, notices: [] });
		expect(writeState(fields, state, '').length).toBeLessThan(query.length);
	});

	it.each(['', '*', 'm5.large', 'm5.large*a*NaN', 'm5.large*a*-1', 'a b*a*1', 'm5.large*a*1**0'])(
		'%j is refused whole',
		(text) => {
			expect(poolsCodec.parse(text)).toBeUndefined();
		},
	);
});

describe('pasted rows', () => {
	it('reads tabs, commas and semicolons, leaves a header out, and fills what is empty', () => {
		const { pools, problems } = pastedPools(
			[
				'Type\tZone\tSpot\tOn-Demand',
				'm5.large\tus-east-1a\t0.035\t0.096\t2\t1\t0\t9\t40',
				'c5.large,us-east-1b,0.04',
				'"r5.large";"us-east-1c";"0.05"',
				'',
			].join('\r\n'),
		);
		expect(problems).toEqual([]);
		expect(pools).toEqual([
			pool({
				pricePerHour: 0.035,
				onDemandPricePerHour: 0.096,
				weight: 2,
				capacityScore: 9,
				maxInstances: 40,
			}),
			pool({
				instanceType: 'c5.large',
				availabilityZone: 'us-east-1b',
				pricePerHour: 0.04,
				onDemandPricePerHour: null,
				interruptionBand: 2,
			}),
			pool({
				instanceType: 'r5.large',
				availabilityZone: 'us-east-1c',
				onDemandPricePerHour: null,
				interruptionBand: 2,
			}),
		]);
	});

	it('keeps the good rows and says what is wrong with each bad one', () => {
		const { pools, problems } = pastedPools(
			'm5.large,us-east-1a,0.035\nm5.large,us-east-1a,cheap\nm5 large,us-east-1a,1\nm5.large,us-east-1a,1,,,,7',
		);
		expect(pools).toHaveLength(1);
		expect(problems).toEqual([
			'Row 2: Spot price: “cheap”; allowed: 0.0001 to 1,000.',
			'Row 3: Instance type: “m5 large”; allowed: letters, digits, dots and hyphens, at most 32.',
			'Row 4: Band: “7”; allowed: 0 to 4.',
		]);
	});

	it('refuses 100 kB', () => {
		const { pools, problems } = pastedPools('m5.large,us-east-1a,0.035\n'.repeat(4000));
		expect(pools).toEqual([]);
		expect(problems).toEqual([
			'The text has 104,000 characters and was not read; at most 50,000 are.',
		]);
	});

	it('whatever they are, gives pools within bounds and few, short messages', () => {
		const text = fc.oneof(
			hostilePools('\t', '\n'),
			hostilePools(',', '\r\n'),
			hostileText,
			fc.array(hostileText, { maxLength: 400 }).map((rows) => rows.join('\n')),
		);
		fc.assert(
			fc.property(text, (rows) => {
				const { pools, problems } = pastedPools(rows);
				for (const each of pools)
					for (const name of poolColumns) {
						const column: PoolColumn<unknown> = poolFields[name];
						expect(column.serialize(column.clamp(each[name]))).toBe(column.serialize(each[name]));
					}
				expect(problems.length).toBeLessThanOrEqual(MOST_PROBLEMS + 1);
				for (const problem of problems) {
					expect(problem.length).toBeLessThan(200);
					expect(problem).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('of the most rows that are read, says the first twenty problems and the number of the others', () => {
		const { problems } = pastedPools('x\n'.repeat(MAX_PASTED_CHARACTERS / 2));
		// The first row, without any digit, passes for a header.
		expect(problems.slice(20)).toEqual(['24,979 more rows are no pools.']);
	});
});
