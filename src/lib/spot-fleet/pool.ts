/** A Spot capacity pool: one instance type in one Availability Zone. */
export interface Pool {
	instanceType: string;
	availabilityZone: string;
	/** Spot price, USD an hour for an instance. */
	pricePerHour: number;
	/** On-Demand price, USD an hour for an instance; `null` where it is not known. */
	onDemandPricePerHour: number | null;
	/** Units of capacity that an instance counts for, `> 0`. */
	weight: number;
	/** Preference among the instance types: the lowest comes first. */
	priority: number;
	/** Band of the Spot Instance Advisor, 0 (reclaimed least) to 4. */
	interruptionBand: number;
	/** How much capacity the pool seems to have, 1 to 10; stands in for a Spot placement score. */
	capacityScore: number;
	/** How many instances the pool can give; `null` for no end. */
	maxInstances: number | null;
}

/** Spot price of a unit of capacity, USD an hour. */
export const unitPrice = ({ pricePerHour, weight }: Pool) => pricePerHour / weight;

/** What a fleet has of one pool. */
export interface Launch {
	pool: Pool;
	instances: number;
	/** Instances times weight. */
	units: number;
}
