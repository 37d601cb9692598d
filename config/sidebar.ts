import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** The navigation, in reading order. A page stands here only where it exists. */
export const sidebar = [
	{
		label: 'Compute',
		items: [
			{ label: 'Compared and checked', slug: 'compute' },
			'compute/instance-types',
			'compute/placement-groups',
			'compute/purchase-options',
			'compute/metrics-and-recovery',
			'compute/hpc',
		],
	},
	{
		label: 'Auto Scaling',
		items: [
			{ label: 'Compared and checked', slug: 'auto-scaling' },
			'auto-scaling/groups',
			'auto-scaling/spot-fleet',
			'auto-scaling/health-checks',
			'auto-scaling/instance-refresh',
		],
	},
	{
		label: 'Containers',
		items: [
			{ label: 'Compared and checked', slug: 'containers' },
			'containers/overview',
			'containers/ecs',
			'containers/ecs-networking',
			'containers/ecs-scaling',
			'containers/ecr',
			'containers/eks',
			'containers/app-runner',
			'containers/anywhere',
		],
	},
	{
		label: 'Lambda',
		items: [
			{ label: 'Compared and checked', slug: 'lambda' },
			'lambda/overview',
			'lambda/deployments',
			'lambda/limits',
			'lambda/vpc',
			'lambda/invocation',
		],
	},
	{
		label: 'Load balancing',
		items: [
			{ label: 'Compared and checked', slug: 'load-balancing' },
			'load-balancing/overview',
			'load-balancing/classic',
			'load-balancing/application',
			'load-balancing/network',
			'load-balancing/gateway',
			'load-balancing/cross-zone',
			'load-balancing/sticky-sessions',
			'load-balancing/routing-algorithms',
		],
	},
	{ label: 'Labs', items: [{ label: 'All labs', slug: 'labs' }, 'labs/lambda-vs-api-gateway'] },
	{ label: 'Reference', items: ['reference', 'reference/quotas', 'reference/corrections'] },
	'about',
] satisfies StarlightUserConfig['sidebar'];
