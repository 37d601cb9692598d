/** How a fleet chooses among its pools. */
export type Strategy =
	| 'lowestPrice'
	| 'diversified'
	| 'capacityOptimized'
	| 'capacityOptimizedPrioritized'
	| 'priceCapacityOptimized';

/** What launches and keeps the instances. */
export type FleetApi = 'spotFleet' | 'ec2Fleet' | 'autoScalingGroup';

const hyphenated = {
	lowestPrice: 'lowest-price',
	diversified: 'diversified',
	capacityOptimized: 'capacity-optimized',
	capacityOptimizedPrioritized: 'capacity-optimized-prioritized',
	priceCapacityOptimized: 'price-capacity-optimized',
} as const;

/** Every strategy as EC2 Fleet and Auto Scaling groups write it. */
export type HyphenatedStrategy = (typeof hyphenated)[Strategy];

/** The strategy as EC2 Fleet and Auto Scaling groups write it; Spot Fleet writes it as our type does. */
export const hyphenatedStrategy = (strategy: Strategy): HyphenatedStrategy => hyphenated[strategy];

/** What this API calls the strategy. */
export function strategyName(strategy: Strategy, api: FleetApi): string {
	return api === 'spotFleet' ? strategy : hyphenated[strategy];
}

/**
 * The strategies of an API, the one that AWS recommends first. Auto Scaling groups have no `diversified`
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html).
 */
export function strategiesOf(api: FleetApi): Strategy[] {
	const all: Strategy[] = [
		'priceCapacityOptimized',
		'capacityOptimized',
		'capacityOptimizedPrioritized',
		'diversified',
		'lowestPrice',
	];
	return all.filter((strategy) => strategy !== 'diversified' || api !== 'autoScalingGroup');
}
