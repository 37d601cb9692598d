import { isRefusal, allocate } from '../../../../src/lib/spot-fleet/model.ts';
import type { Allocation, FleetRequest, Pool } from '../../../../src/lib/spot-fleet/model.ts';

/** A pool with nothing special. */
export const pool = (given: Partial<Pool> = {}): Pool => ({
	instanceType: 'm5.large',
	availabilityZone: 'us-east-1a',
	pricePerHour: 0.05,
	onDemandPricePerHour: 1,
	weight: 1,
	priority: 1,
	interruptionBand: 0,
	capacityScore: 5,
	maxInstances: null,
	...given,
});

/** A request with nothing special. */
export const request = (given: Partial<FleetRequest> = {}): FleetRequest => ({
	targetUnits: 10,
	strategy: 'lowestPrice',
	api: 'spotFleet',
	poolsToUse: null,
	maxPricePerUnit: null,
	maxTotalPricePerHour: null,
	capacityTolerance: 1,
	...given,
});

/** The allocation of a request that is not refused. */
export function allocated(given: Partial<FleetRequest>, pools: readonly Pool[]): Allocation {
	const answer = allocate(request(given), pools);
	if (isRefusal(answer)) throw new Error(answer.message);
	return answer;
}

export const instancesOf = ({ pools }: Allocation) => pools.map(({ instances }) => instances);

/** The ten pools of the worked fleet: prices rise from 0.050 to 0.095, bands fall, and the safest have most capacity. */
export const tenPools: Pool[] = [4, 3, 2, 2, 1, 1, 1, 0, 0, 0].map((interruptionBand, index) =>
	pool({
		instanceType: `type-${index}`,
		pricePerHour: 0.05 + index * 0.005,
		interruptionBand,
		capacityScore: index >= 7 ? 10 : 3,
	}),
);
