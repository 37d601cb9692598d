import type { SpotFleetState } from '~/lib/spot-fleet/state';
import { linearStops, logStops } from '~/lib/url-state/stops';
import type { FieldSpec } from '../ui/LabFields.tsx';

type Specs = readonly FieldSpec<SpotFleetState>[];

/** The lab’s inputs in the order in which a reader needs them. */
export const inputs = {
	main: [
		{ name: 'targetUnits', unit: 'units', stops: logStops(1, 10_000) },
		{ name: 'sharePercent', unit: 'percent of the fleet', stops: linearStops(5, 100, 5) },
		{ name: 'api' },
		{ name: 'strategy' },
	] satisfies Specs,
	more: [
		{
			title: 'The request',
			specs: [
				{ name: 'poolsToUse', unit: 'pools, with lowest-price only; empty for the default' },
				{ name: 'onDemandBaseUnits', unit: 'units' },
				{ name: 'onDemandPercent', unit: 'percent', stops: linearStops(0, 100, 5) },
				{ name: 'maxPricePerUnit', unit: 'USD an hour, empty for On-Demand’s' },
				{ name: 'maxTotalPricePerHour', unit: 'USD an hour, empty for none' },
				{ name: 'configuration' },
			],
		},
		{
			title: 'The work',
			specs: [
				{ name: 'hours', unit: 'hours', stops: logStops(1, 8760) },
				{ name: 'costPerInterruption', unit: 'USD for each instance' },
				{ name: 'checkpointMinutes', unit: 'minutes' },
				{ name: 'restartMinutes', unit: 'minutes' },
			],
		},
	] satisfies { title: string; specs: Specs }[],
	assumptions: [
		{ name: 'capacityTolerance', unit: 'points below the best', stops: linearStops(0, 9, 1) },
		{ name: 'sharedShockPercent', unit: 'percent', stops: linearStops(0, 100, 5) },
		{ name: 'hitPercent', unit: 'percent', stops: linearStops(5, 100, 5) },
		{ name: 'band0Percent', unit: 'percent' },
		{ name: 'band1Percent', unit: 'percent' },
		{ name: 'band2Percent', unit: 'percent' },
		{ name: 'band3Percent', unit: 'percent' },
		{ name: 'band4Percent', unit: 'percent' },
		{ name: 'acceptedPercent', unit: 'percent' },
	] satisfies Specs,
};

/** A question and the inputs that answer it. */
export const questions: { title: string; why: string; specs: Specs }[] = [
	{
		title: 'Can it be interrupted?',
		why: 'If not, no strategy helps: this is work for On-Demand Instances.',
		specs: [{ name: 'interruptible' }],
	},
	{
		title: 'What does one interruption cost?',
		why: 'Lost work, a restart, people who wait. Dear interruptions make capacity worth more than price.',
		specs: [
			{ name: 'longWork' },
			{ name: 'costPerInterruption', unit: 'USD for each instance' },
			{ name: 'checkpointMinutes', unit: 'minutes' },
			{ name: 'restartMinutes', unit: 'minutes' },
		],
	},
	{
		title: 'How much may vanish at once?',
		why: 'One reclaim tends to take a whole pool. Only spreading bounds what it takes.',
		specs: [
			{ name: 'sharePercent', unit: 'percent of the fleet', stops: linearStops(5, 100, 5) },
			{ name: 'hours', unit: 'hours', stops: logStops(1, 8760) },
		],
	},
	{
		title: 'May it finish late?',
		why: 'Work that can wait and start again may take the cheapest pools of all.',
		specs: [{ name: 'late' }],
	},
	{
		title: 'Do some types run it better?',
		why: 'Then their order matters once capacity is there; set the priorities in the table of pools.',
		specs: [{ name: 'preferred' }],
	},
	{
		title: 'How large, and from which pools?',
		why: 'The table of pools below holds the types and zones that it can use. The more, the better.',
		specs: [{ name: 'targetUnits', unit: 'units', stops: logStops(1, 10_000) }],
	},
	{
		title: 'What launches it?',
		why: 'The APIs do not have the same strategies: an Auto Scaling group cannot diversify.',
		specs: [{ name: 'api' }],
	},
];
