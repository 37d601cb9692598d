import type { ServingCostState } from '~/lib/serving-cost/state';
import { linearStops, logStops } from '~/lib/url-state/stops';
import type { FieldSpec } from '../ui/LabFields.tsx';

type Specs = readonly FieldSpec<ServingCostState>[];

/** The lab’s inputs in the order in which a reader needs them; what a slider spans is ours. */
export const inputs: {
	main: Specs;
	more: { title: string; specs: Specs }[];
	assumptions: Specs;
} = {
	main: [
		{ name: 'pageViews', unit: 'a month', stops: logStops(10_000, 1e9) },
		{ name: 'kilobytesPerView', unit: 'kB, all files', stops: logStops(1, 10_000) },
		{ name: 'requestsPerView', unit: 'files', stops: logStops(1, 200) },
		{ name: 'group' },
		{ name: 'free' },
	],
	more: [
		{
			title: 'The site and its deployments',
			specs: [
				{ name: 'domain' },
				{ name: 'storedMegabytes', unit: 'MB' },
				{ name: 'files', unit: 'files' },
				{ name: 'deployments', unit: 'a month' },
				{ name: 'pathsPerDeployment', unit: 'paths' },
			],
		},
	],
	assumptions: [
		{ name: 'cacheHitPercent', unit: 'percent', stops: linearStops(0, 100, 5) },
		{ name: 'headerKilobytes', unit: 'kB, after compression', stops: linearStops(0, 4, 0.25) },
		{ name: 'functionPercent', unit: 'percent', stops: linearStops(0, 100, 5) },
	],
};
