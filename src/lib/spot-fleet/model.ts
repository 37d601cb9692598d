/** The Spot fleet model: what each strategy buys, what a reclaim does to it, and which strategy to use. */
export { allocate, isRefusal, splitOnDemand } from './allocate.ts';
export type { Allocation, FleetRequest, Refusal } from './allocate.ts';
export {
	bandShares,
	costPerUsefulUnitHour,
	effectiveHourlyCost,
	expectedInterruptions,
	hazardPerHour,
	largestShare,
	lossProbability,
} from './interruption.ts';
export type { LossQuestion, Workload } from './interruption.ts';
export { outcomesOf, recommend } from './recommend.ts';
export type { Answers, Outcome, Recommendation } from './recommend.ts';
export { firstReclaims, reclaims, simulateFleet } from './simulate.ts';
export type { FleetEstimate, Reclaim } from './simulate.ts';
export type { Launch, Pool } from './pool.ts';
export { strategiesOf, strategyName } from './strategy.ts';
export type { FleetApi, Strategy } from './strategy.ts';
