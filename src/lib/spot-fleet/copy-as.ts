import { cloudFormation, json, type Copy } from '../format/copy.ts';
import { refusalOf, splitOnDemand, type FleetRequest } from './allocate.ts';
import type { Pool } from './pool.ts';
import { hyphenatedStrategy } from './strategy.ts';

/** Stand-ins for what only the reader knows; each is said beside the text. */
const LAUNCH_TEMPLATE_ID = 'lt-0123456789abcdef0';
const IMAGE_ID = 'ami-0123456789abcdef0';
const FLEET_ROLE = 'arn:aws:iam::123456789012:role/aws-ec2-spot-fleet-tagging-role';

/** The request as the texts that its API takes; none where the API would refuse it. */
export function copiesOf(request: FleetRequest, pools: readonly Pool[]): Copy[] {
	if (refusalOf(request, pools)) return [];
	const api = {
		spotFleet: () => ({
			type: 'AWS::EC2::SpotFleet',
			properties: spotFleetProperties(request, pools),
			command: 'aws ec2 request-spot-fleet --cli-input-json file://fleet.json',
			input: spotFleetInput(request, pools),
		}),
		ec2Fleet: () => ({
			type: 'AWS::EC2::EC2Fleet',
			properties: ec2FleetInput(request, pools),
			command: 'aws ec2 create-fleet --cli-input-json file://fleet.json',
			input: ec2FleetInput(request, pools),
		}),
		autoScalingGroup: () => ({
			type: 'AWS::AutoScaling::AutoScalingGroup',
			properties: autoScalingGroupProperties(request, pools),
			command: 'aws autoscaling create-auto-scaling-group --cli-input-json file://group.json',
			input: autoScalingGroupInput(request, pools),
		}),
	}[request.api]();
	return [
		{
			label: 'CloudFormation',
			hint: `A resource of type ${api.type}; put your own identifiers in.`,
			text: cloudFormation('Fleet', api.type, api.properties),
		},
		{
			label: 'AWS CLI',
			hint: `Save it and run ${api.command}; put your own identifiers in.`,
			text: json(api.input),
		},
	];
}

const unitsOf = (request: FleetRequest) =>
	splitOnDemand(
		request.targetUnits,
		request.onDemandBaseUnits ?? 0,
		request.onDemandPercentAboveBase ?? 0,
	);

const hasPriorities = ({ strategy }: FleetRequest) => strategy === 'capacityOptimizedPrioritized';

/** On-Demand Instances follow the priorities where the strategy has them. */
const onDemandStrategy = (request: FleetRequest) =>
	hasPriorities(request)
		? { spotFleet: 'prioritized' as const, others: 'prioritized' as const }
		: { spotFleet: 'lowestPrice' as const, others: 'lowest-price' as const };

const template = { LaunchTemplateId: LAUNCH_TEMPLATE_ID, Version: '$Latest' };

/** `SpotFleetRequestConfig` of the EC2 API, which CloudFormation takes as it is. */
export function spotFleetProperties(request: FleetRequest, pools: readonly Pool[]) {
	const { onDemandUnits } = unitsOf(request);
	const { poolsToUse, maxPricePerUnit, maxTotalPricePerHour } = request;
	const withTemplate = request.launchTemplate !== false;
	const place = (pool: Pool) => ({
		InstanceType: pool.instanceType,
		WeightedCapacity: pool.weight,
	});
	return {
		SpotFleetRequestConfigData: {
			IamFleetRole: FLEET_ROLE,
			TargetCapacity: request.targetUnits,
			AllocationStrategy: request.strategy,
			...(poolsToUse !== null && { InstancePoolsToUseCount: poolsToUse }),
			...(maxPricePerUnit !== null && { SpotPrice: String(maxPricePerUnit) }),
			...(maxTotalPricePerHour !== null && { SpotMaxTotalPrice: String(maxTotalPricePerHour) }),
			...(onDemandUnits > 0 && {
				OnDemandTargetCapacity: onDemandUnits,
				OnDemandAllocationStrategy: onDemandStrategy(request).spotFleet,
			}),
			Type: 'maintain' as const,
			...(withTemplate
				? {
						LaunchTemplateConfigs: [
							{
								LaunchTemplateSpecification: template,
								Overrides: pools.map((pool) => ({
									...place(pool),
									AvailabilityZone: pool.availabilityZone,
									...(hasPriorities(request) && { Priority: pool.priority }),
								})),
							},
						],
					}
				: {
						LaunchSpecifications: pools.map((pool) => ({
							...place(pool),
							ImageId: IMAGE_ID,
							Placement: { AvailabilityZone: pool.availabilityZone },
						})),
					}),
		},
	};
}

/** Input of `RequestSpotFleet`. */
export function spotFleetInput(request: FleetRequest, pools: readonly Pool[]) {
	return {
		SpotFleetRequestConfig: spotFleetProperties(request, pools).SpotFleetRequestConfigData,
	};
}

/** Input of `CreateFleet`, which CloudFormation takes as it is. */
export function ec2FleetInput(request: FleetRequest, pools: readonly Pool[]) {
	const { onDemandUnits, spotUnits } = unitsOf(request);
	const { poolsToUse, maxPricePerUnit, maxTotalPricePerHour } = request;
	return {
		Type: 'maintain' as const,
		TargetCapacitySpecification: {
			TotalTargetCapacity: request.targetUnits,
			SpotTargetCapacity: spotUnits,
			OnDemandTargetCapacity: onDemandUnits,
			DefaultTargetCapacityType: 'spot' as const,
		},
		SpotOptions: {
			AllocationStrategy: hyphenatedStrategy(request.strategy),
			...(poolsToUse !== null && { InstancePoolsToUseCount: poolsToUse }),
			...(maxTotalPricePerHour !== null && { MaxTotalPrice: String(maxTotalPricePerHour) }),
		},
		...(onDemandUnits > 0 && {
			OnDemandOptions: { AllocationStrategy: onDemandStrategy(request).others },
		}),
		LaunchTemplateConfigs: [
			{
				LaunchTemplateSpecification: template,
				Overrides: pools.map((pool) => ({
					InstanceType: pool.instanceType,
					AvailabilityZone: pool.availabilityZone,
					WeightedCapacity: pool.weight,
					...(hasPriorities(request) && { Priority: pool.priority }),
					...(maxPricePerUnit !== null && { MaxPrice: String(maxPricePerUnit) }),
				})),
			},
		],
	};
}

/**
 * The group’s part that both forms share. Overrides name types without zones, since a group balances its zones by
 * itself; types stand in the order of their priorities.
 */
function groupParts(request: FleetRequest, pools: readonly Pool[]) {
	const { poolsToUse, maxPricePerUnit } = request;
	const byType = new Map<string, Pool>();
	for (const pool of pools.toSorted((a, b) => a.priority - b.priority))
		if (!byType.has(pool.instanceType)) byType.set(pool.instanceType, pool);
	return {
		AvailabilityZones: [...new Set(pools.map(({ availabilityZone }) => availabilityZone))],
		CapacityRebalance: true,
		MixedInstancesPolicy: {
			InstancesDistribution: {
				OnDemandBaseCapacity: request.onDemandBaseUnits ?? 0,
				OnDemandPercentageAboveBaseCapacity: request.onDemandPercentAboveBase ?? 0,
				OnDemandAllocationStrategy: onDemandStrategy(request).others,
				SpotAllocationStrategy: hyphenatedStrategy(request.strategy),
				...(poolsToUse !== null && { SpotInstancePools: poolsToUse }),
				...(maxPricePerUnit !== null && { SpotMaxPrice: String(maxPricePerUnit) }),
			},
			LaunchTemplate: {
				LaunchTemplateSpecification: template,
				Overrides: [...byType.values()].map((pool) => ({
					InstanceType: pool.instanceType,
					WeightedCapacity: String(pool.weight),
				})),
			},
		},
	};
}

/** Input of `CreateAutoScalingGroup`. */
export function autoScalingGroupInput(request: FleetRequest, pools: readonly Pool[]) {
	return {
		AutoScalingGroupName: 'fleet',
		MinSize: 0,
		MaxSize: request.targetUnits,
		DesiredCapacity: request.targetUnits,
		...groupParts(request, pools),
	};
}

/** Properties of `AWS::AutoScaling::AutoScalingGroup`, which writes sizes as text. */
export function autoScalingGroupProperties(request: FleetRequest, pools: readonly Pool[]) {
	return {
		MinSize: '0',
		MaxSize: String(request.targetUnits),
		DesiredCapacity: String(request.targetUnits),
		...groupParts(request, pools),
	};
}
