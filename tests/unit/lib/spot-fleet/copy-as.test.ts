import type { CreateAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling';
import type {
	CreateFleetCommandInput,
	RequestSpotFleetCommandInput,
	_InstanceType,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import {
	autoScalingGroupInput,
	autoScalingGroupProperties,
	copiesOf,
	ec2FleetInput,
	spotFleetInput,
	spotFleetProperties,
} from '~/lib/spot-fleet/copy-as';
import { strategiesOf, type FleetRequest } from '~/lib/spot-fleet/model';
import { cloudFormationProblems } from '../cloudformation.ts';
import { pool, request } from './fleets.ts';

const pools = [
	pool({ priority: 2, weight: 2 }),
	pool({ instanceType: 'c5.large', priority: 1, availabilityZone: 'us-east-1b' }),
	pool({ availabilityZone: 'us-east-1b', priority: 3 }),
];

/** Any instance type may be typed, so the SDK’s list of them is left out; everything else is checked by the compiler. */
type Loose<T> = T extends _InstanceType
	? string
	: T extends Date
		? T
		: T extends object
			? { [K in keyof T]: Loose<T[K]> }
			: T;

const requests: FleetRequest[] = strategiesOf('spotFleet').flatMap((strategy) => [
	request({ strategy }),
	request({ strategy, onDemandBaseUnits: 2, maxPricePerUnit: 0.2 }),
	request({ strategy, poolsToUse: strategy === 'lowestPrice' ? 3 : null }),
]);

describe('texts to take away', () => {
	it.each(requests)('$strategy satisfies the SDK and CloudFormation', (given) => {
		const spot: Loose<RequestSpotFleetCommandInput> = spotFleetInput(given, pools);
		const fleet: Loose<CreateFleetCommandInput> = ec2FleetInput(given, pools);
		const group: CreateAutoScalingGroupCommandInput = autoScalingGroupInput(given, pools);
		expect(spot.SpotFleetRequestConfig?.LaunchTemplateConfigs?.[0]?.Overrides).toHaveLength(3);
		expect(fleet.TargetCapacitySpecification?.TotalTargetCapacity).toBe(10);
		expect(group.MixedInstancesPolicy?.LaunchTemplate?.Overrides).toHaveLength(2);
		expect(
			cloudFormationProblems('AWS::EC2::SpotFleet', spotFleetProperties(given, pools)),
		).toEqual([]);
		expect(cloudFormationProblems('AWS::EC2::EC2Fleet', ec2FleetInput(given, pools))).toEqual([]);
		expect(
			cloudFormationProblems(
				'AWS::AutoScaling::AutoScalingGroup',
				autoScalingGroupProperties(given, pools),
			),
		).toEqual([]);
	});

	it('old requests carry launch specifications', () => {
		const properties = spotFleetProperties(request({ launchTemplate: false }), pools);
		expect(properties.SpotFleetRequestConfigData).not.toHaveProperty('LaunchTemplateConfigs');
		expect(cloudFormationProblems('AWS::EC2::SpotFleet', properties)).toEqual([]);
	});

	it('an Auto Scaling group lists its types by priority, once each', () => {
		const { MixedInstancesPolicy: policy } = autoScalingGroupInput(
			request({ strategy: 'capacityOptimizedPrioritized' }),
			pools,
		);
		expect(policy.LaunchTemplate.Overrides.map(({ InstanceType }) => InstanceType)).toEqual([
			'c5.large',
			'm5.large',
		]);
		expect(policy.InstancesDistribution.SpotAllocationStrategy).toBe(
			'capacity-optimized-prioritized',
		);
	});

	it('every text is JSON, and a refused request has none', () => {
		for (const { text } of copiesOf(request(), pools)) expect(() => JSON.parse(text)).not.toThrow();
		expect(copiesOf(request(), pools)).toHaveLength(2);
		expect(copiesOf(request({ strategy: 'diversified', poolsToUse: 2 }), pools)).toEqual([]);
	});

	it('the checker sees what is wrong', () => {
		expect(
			cloudFormationProblems('AWS::EC2::EC2Fleet', {
				TargetCapacitySpecification: { TotalTargetCapacity: '10' },
				Typo: 1,
			}),
		).toEqual([
			'AWS::EC2::EC2Fleet.LaunchTemplateConfigs is missing',
			'AWS::EC2::EC2Fleet.TargetCapacitySpecification.TotalTargetCapacity is not of type integer',
			'AWS::EC2::EC2Fleet.Typo is unknown',
		]);
	});
});
