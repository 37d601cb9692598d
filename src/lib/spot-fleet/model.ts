/** The Spot fleet model: what each strategy buys, what a reclaim does to it, and which strategy to use. */
export { allocate, isRefusal, splitOnDemand } from './allocate';
export type { Allocation, FleetRequest, Refusal } from './allocate';
export {
	bandShares,
	costPerUsefulUnitHour,
	effectiveHourlyCost,
	expectedInterruptions,
	hazardPerHour,
	largestShare,
	lossProbability,
} from './interruption';
export type { LossQuestion, Workload } from './interruption';
export { outcomesOf, recommend } from './recommend';
export type { Answers, Outcome, Recommendation } from './recommend';
export { firstReclaims, reclaims, simulateFleet } from './simulate';
export type { FleetEstimate, Reclaim } from './simulate';
export type { Launch, Pool } from './pool';
export { strategiesOf, strategyName } from './strategy';
export type { FleetApi, Strategy } from './strategy';
