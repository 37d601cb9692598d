import { describe, expect, it } from 'vitest';
import { recommend, type Answers } from '~/lib/spot-fleet/model';
import { pool, tenPools } from './fleets.ts';

const answers = (given: Partial<Answers> = {}): Answers => ({
	request: {
		targetUnits: 100,
		api: 'ec2Fleet',
		maxPricePerUnit: null,
		maxTotalPricePerHour: null,
		capacityTolerance: 1,
	},
	isInterruptible: true,
	workload: { costPerInterruption: 0.01, checkpointMinutes: 10, restartMinutes: 5 },
	losesLongWork: false,
	loss: { share: 1, hours: 720, sharedShock: 0.9, hitProbability: 0.9 },
	isLateFine: false,
	hasPreferredTypes: false,
	acceptedLossProbability: 0.05,
	advisedTypes: 10,
	...given,
});
const workload = (costPerInterruption: number) => ({
	costPerInterruption,
	checkpointMinutes: 10,
	restartMinutes: 5,
});
const loss = (share: number) => ({ ...answers().loss, share });
const asg = { ...answers().request, api: 'autoScalingGroup' as const };

describe('recommend', () => {
	// The median price of the ten pools is $0.0725 an hour.
	it.each([
		['users see an interruption', { isInterruptible: false }, null],
		['an interruption costs an instance hour', { workload: workload(0.073) }, 'capacityOptimized'],
		['long work is lost', { losesLongWork: true }, 'capacityOptimized'],
		[
			'long work is lost and types are preferred',
			{ losesLongWork: true, hasPreferredTypes: true },
			'capacityOptimizedPrioritized',
		],
		['late is fine and losing is free', { isLateFine: true, workload: workload(0) }, 'lowestPrice'],
		[
			'late is fine, but interruptions cost',
			{ isLateFine: true, workload: workload(0.02) },
			'priceCapacityOptimized',
		],
		['a quarter may vanish', { loss: loss(0.25) }, 'diversified'],
		[
			'a quarter may vanish, in a group',
			{ loss: loss(0.25), request: asg },
			'priceCapacityOptimized',
		],
		['nothing special', {}, 'priceCapacityOptimized'],
	] as [string, Partial<Answers>, string | null][])('%s', (_, given, strategy) => {
		const recommendation = recommend(answers(given), tenPools);
		expect(recommendation.strategy).toBe(strategy);
		expect(recommendation.reason).toMatch(/\.$/);
		expect(recommendation.poolsToUse).toBe(strategy === 'lowestPrice' ? 2 : null);
	});

	it('says where the figures disagree, with both', () => {
		// All may vanish, so lowestPrice, the cheapest, is as good as any to the figures.
		const { disagreement } = recommend(answers({ workload: workload(0) }), tenPools);
		expect(disagreement).toMatch(/lowest-price costs \$5.+price-capacity-optimized costs \$8/);
	});

	it('says nothing where the figures agree', () => {
		const { disagreement } = recommend(answers({ isLateFine: true, workload: workload(0) }), [
			pool(),
			pool({ pricePerHour: 0.06, capacityScore: 9 }),
		]);
		expect(disagreement).toBeNull();
	});

	it('names the pools that a bound takes, and what is missing', () => {
		const { reason, advice } = recommend(answers({ loss: loss(0.3) }), tenPools.slice(0, 3));
		expect(reason).toContain('4 pools');
		expect(advice.join(' ')).toContain('3 cannot keep a loss below 30 %');
		expect(advice.join(' ')).toContain('you have 3, and AWS advises 10');
	});

	it('says that the target is out of reach', () => {
		const few = tenPools.map((each) => ({ ...each, maxInstances: 1 }));
		expect(recommend(answers(), few).disagreement).toContain('does not reach the target');
	});
});
