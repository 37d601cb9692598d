import { numberIn, oneOf, optional, wholeIn, type Fields } from '../url-state/codec.ts';
import type { FleetRequest } from './allocate.ts';
import { bandShares, type LossQuestion, type Workload } from './interruption.ts';
import { poolsCodec } from './pool-fields.ts';
import type { Pool } from './pool.ts';
import type { Answers } from './recommend.ts';
import type { FleetApi, Strategy } from './strategy.ts';

/** AWS’s figures, from the facts. */
export interface Limits {
	/** Range of the number of pools to use, and what an Auto Scaling group takes where none is said. */
	poolsToUse: { min: number; max: number; default: number };
	/** Instance types that AWS advises. */
	advisedTypes: number;
	/** Least maximum price, USD an hour. */
	minPricePerHour: number;
}

/** What the reader sets. Units as in the names; `null` means none. */
export interface SpotFleetState {
	way: 'show' | 'ask';
	targetUnits: number;
	strategy: Strategy;
	api: FleetApi;
	configuration: 'launchTemplate' | 'launchSpecifications';
	poolsToUse: number | null;
	onDemandBaseUnits: number;
	onDemandPercent: number;
	maxPricePerUnit: number | null;
	maxTotalPricePerHour: number | null;
	capacityTolerance: number;
	sharePercent: number;
	hours: number;
	restartMinutes: number;
	checkpointMinutes: number;
	costPerInterruption: number;
	sharedShockPercent: number;
	hitPercent: number;
	band0Percent: number;
	band1Percent: number;
	band2Percent: number;
	band3Percent: number;
	band4Percent: number;
	acceptedPercent: number;
	seed: number;
	interruptible: 'yes' | 'no';
	longWork: 'no' | 'yes';
	late: 'no' | 'yes';
	preferred: 'no' | 'yes';
	pools: readonly Pool[];
}

/** The inputs in which the pages’ examples differ. */
export type Scene = Pick<SpotFleetState, 'targetUnits' | 'pools'>;

const example = (
	instanceType: string,
	pricePerHour: number,
	interruptionBand: number,
	capacityScore: number,
	availabilityZone: string,
): Pool => ({
	instanceType,
	availabilityZone,
	pricePerHour,
	onDemandPricePerHour: 0.12,
	weight: 1,
	priority: 1,
	interruptionBand,
	capacityScore,
	maxInstances: null,
});

/** A web tier over ten pools; prices, bands and scores are made up, and dear pools are safe ones. */
const webTier: readonly Pool[] = [
	example('m5.large', 0.05, 4, 3, 'us-east-1a'),
	example('m5a.large', 0.055, 3, 3, 'us-east-1a'),
	example('m5d.large', 0.06, 2, 4, 'us-east-1a'),
	example('m5.large', 0.065, 2, 4, 'us-east-1b'),
	example('m6i.large', 0.07, 1, 6, 'us-east-1b'),
	example('m6a.large', 0.075, 1, 6, 'us-east-1b'),
	example('m5n.large', 0.08, 1, 6, 'us-east-1b'),
	{ ...example('m6i.large', 0.085, 0, 9, 'us-east-1c'), priority: 2 },
	example('m7i.large', 0.09, 0, 9, 'us-east-1c'),
	example('m7a.large', 0.095, 0, 10, 'us-east-1c'),
];

/** The example of the lab’s own page: a hundred units, and the strategy that the APIs take where none is said. */
export const defaultScene: Scene = { targetUnits: 100, pools: webTier };

/** The example of /auto-scaling/spot-fleet/: a dozen units over one pool of each zone and one more. */
export const smallScene: Scene = {
	targetUnits: 12,
	pools: [webTier[0]!, webTier[3]!, webTier[4]!, webTier[7]!],
};

const noFirst = oneOf({ no: 'no', yes: 'yes' });
const yesFirst = oneOf({ yes: 'yes', no: 'no' });

/** The lab’s inputs. A key is part of every link that readers have shared. */
export function fieldsFor(limits: Limits, scene: Scene = defaultScene) {
	const band = (index: 0 | 1 | 2 | 3 | 4, label: string) => ({
		key: `b${index}`,
		label: `Reclaimed a month, ${label}`,
		default: bandShares[index]! * 100,
		...numberIn(0, 99),
	});
	return {
		way: {
			key: 'way',
			label: 'Way in',
			default: 'show',
			...oneOf({ show: 'Show me', ask: 'Ask me' }),
		},
		targetUnits: {
			key: 't',
			label: 'Target',
			default: scene.targetUnits,
			...wholeIn(1, 10_000),
		},
		strategy: {
			key: 's',
			label: 'Strategy',
			default: 'lowestPrice',
			...oneOf({
				priceCapacityOptimized: 'price-capacity-optimized',
				capacityOptimized: 'capacity-optimized',
				capacityOptimizedPrioritized: 'capacity-optimized-prioritized',
				diversified: 'diversified',
				lowestPrice: 'lowest-price',
			}),
		},
		api: {
			key: 'api',
			label: 'API',
			default: 'ec2Fleet',
			...oneOf({
				ec2Fleet: 'EC2 Fleet',
				autoScalingGroup: 'Auto Scaling group',
				spotFleet: 'Spot Fleet',
			}),
		},
		configuration: {
			key: 'cfg',
			label: 'Spot Fleet is configured by',
			default: 'launchTemplate',
			...oneOf({
				launchTemplate: 'a launch template',
				launchSpecifications: 'launch specifications',
			}),
		},
		poolsToUse: {
			key: 'n',
			label: 'Pools to use',
			default: null,
			...optional(wholeIn(limits.poolsToUse.min, limits.poolsToUse.max)),
		},
		onDemandBaseUnits: { key: 'ob', label: 'On-Demand base', default: 0, ...wholeIn(0, 10_000) },
		onDemandPercent: {
			key: 'op',
			label: 'On-Demand above the base',
			default: 0,
			...wholeIn(0, 100),
		},
		maxPricePerUnit: {
			key: 'mp',
			label: 'Maximum price of a unit',
			default: null,
			...optional(numberIn(limits.minPricePerHour, 1000)),
		},
		maxTotalPricePerHour: {
			key: 'mt',
			label: 'Maximum price of all Spot Instances',
			default: null,
			...optional(numberIn(limits.minPricePerHour, 1_000_000)),
		},
		capacityTolerance: {
			key: 'd',
			label: 'Scores that count as equally available',
			default: 1,
			...numberIn(0, 9),
		},
		sharePercent: { key: 'x', label: 'May vanish at once', default: 25, ...numberIn(1, 100) },
		hours: { key: 'h', label: 'Over', default: 720, ...numberIn(1, 8760) },
		restartMinutes: { key: 'r', label: 'A replacement takes', default: 5, ...numberIn(0, 1440) },
		checkpointMinutes: {
			key: 'c',
			label: 'Time between checkpoints',
			default: 10,
			...numberIn(0, 10_080),
		},
		costPerInterruption: {
			key: 'ci',
			label: 'An interruption costs',
			default: 0.01,
			...numberIn(0, 100_000),
		},
		sharedShockPercent: {
			key: 'rho',
			label: 'Reclaims that strike a whole pool',
			default: 90,
			...numberIn(0, 100),
		},
		hitPercent: {
			key: 'q',
			label: 'Instances that a struck pool loses',
			default: 90,
			...numberIn(1, 100),
		},
		band0Percent: band(0, 'band 0'),
		band1Percent: band(1, 'band 1'),
		band2Percent: band(2, 'band 2'),
		band3Percent: band(3, 'band 3'),
		band4Percent: band(4, 'band 4'),
		acceptedPercent: {
			key: 'ok',
			label: 'Probability of a larger loss that you accept',
			default: 5,
			...numberIn(0, 100),
		},
		seed: { key: 'seed', label: 'Seed of the replay', default: 9, ...wholeIn(0, 1_000_000) },
		interruptible: {
			key: 'q1',
			label: 'Can any one instance go at two minutes’ notice without harm that users see?',
			default: 'yes',
			...yesFirst,
		},
		longWork: {
			key: 'q2',
			label: 'Does an interruption throw away long work that has no checkpoint?',
			default: 'no',
			...noFirst,
		},
		late: { key: 'q4', label: 'Is it fine to finish late?', default: 'no', ...noFirst },
		preferred: {
			key: 'q5',
			label: 'Do some instance types run the work better?',
			default: 'no',
			...noFirst,
		},
		pools: { key: 'p', label: 'Pools', default: scene.pools, ...poolsCodec },
	} satisfies Fields<SpotFleetState>;
}

/** The request that a state describes, for any strategy. */
export function requestOf(state: SpotFleetState, strategy: Strategy, limits: Limits): FleetRequest {
	const { api } = state;
	// An Auto Scaling group spreads over its default of pools where none is said.
	const implied = api === 'autoScalingGroup' ? limits.poolsToUse.default : null;
	return {
		targetUnits: state.targetUnits,
		strategy,
		api,
		poolsToUse: strategy === 'lowestPrice' ? (state.poolsToUse ?? implied) : null,
		maxPricePerUnit: state.maxPricePerUnit,
		maxTotalPricePerHour: state.maxTotalPricePerHour,
		capacityTolerance: state.capacityTolerance,
		onDemandBaseUnits: state.onDemandBaseUnits,
		onDemandPercentAboveBase: state.onDemandPercent,
		launchTemplate: api !== 'spotFleet' || state.configuration === 'launchTemplate',
	};
}

/** The strategy that is chosen, refused where a number of pools is set that it does not take. */
export function chosenRequest(state: SpotFleetState, limits: Limits): FleetRequest {
	const request = requestOf(state, state.strategy, limits);
	return state.strategy === 'lowestPrice' ? request : { ...request, poolsToUse: state.poolsToUse };
}

/** The loss that the reader asks about. */
export function lossOf(state: SpotFleetState): LossQuestion {
	return {
		share: state.sharePercent / 100,
		hours: state.hours,
		sharedShock: state.sharedShockPercent / 100,
		hitProbability: state.hitPercent / 100,
		bandShares: [
			state.band0Percent,
			state.band1Percent,
			state.band2Percent,
			state.band3Percent,
			state.band4Percent,
		].map((percent) => percent / 100),
	};
}

/** What an interruption costs the reader’s work. */
export function workloadOf(state: SpotFleetState): Workload {
	const { costPerInterruption, checkpointMinutes, restartMinutes } = state;
	return { costPerInterruption, checkpointMinutes, restartMinutes };
}

/** The answers to the questions, with the fleet they are about. */
export function answersOf(state: SpotFleetState, limits: Limits): Answers {
	return {
		request: requestOf(state, state.strategy, limits),
		isInterruptible: state.interruptible === 'yes',
		workload: workloadOf(state),
		losesLongWork: state.longWork === 'yes',
		loss: lossOf(state),
		isLateFine: state.late === 'yes',
		hasPreferredTypes: state.preferred === 'yes',
		acceptedLossProbability: state.acceptedPercent / 100,
		advisedTypes: limits.advisedTypes,
	};
}
