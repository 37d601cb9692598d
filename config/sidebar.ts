import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** The navigation, in reading order. A page stands here only where it exists. */
export const sidebar = [
	{ label: 'Overview', items: ['overview/request-path'] },
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
	{
		label: 'API Gateway',
		items: [
			{ label: 'Compared and checked', slug: 'api-gateway' },
			'api-gateway/overview',
			'api-gateway/large-uploads',
			'api-gateway/endpoint-types',
			'api-gateway/security',
			'api-gateway/observability',
			'api-gateway/usage-plans',
			'api-gateway/websockets',
			'api-gateway/private-apis',
			'api-gateway/appsync',
		],
	},
	{
		label: 'Route 53',
		items: [
			{ label: 'Compared and checked', slug: 'route-53' },
			'route-53/records',
			'route-53/cname-vs-alias',
			'route-53/ttl',
			'route-53/routing-policies',
			'route-53/hosted-zones',
			'route-53/health-checks',
			'route-53/hybrid-dns',
		],
	},
	{
		label: 'Edge',
		items: [
			{ label: 'Compared and checked', slug: 'edge' },
			'edge/global-accelerator',
			'edge/outposts',
			'edge/wavelength',
			'edge/local-zones',
		],
	},
	{
		label: 'Patterns',
		items: [
			{ label: 'Compared and checked', slug: 'patterns' },
			'patterns/compare',
			'patterns/elastic-ip',
			'patterns/dns-stateless-web',
			'patterns/alb-asg-ec2',
			'patterns/alb-ecs-ec2',
			'patterns/alb-fargate',
			'patterns/alb-lambda',
			'patterns/api-gateway-lambda',
			'patterns/api-gateway-service-proxy',
			'patterns/api-gateway-http',
		],
	},
	{
		label: 'Labs',
		items: [
			{ label: 'All labs', slug: 'labs' },
			'labs/lambda-vs-api-gateway',
			'labs/spot-fleet',
			'labs/geoproximity',
		],
	},
	{
		label: 'Reference',
		items: ['reference', 'reference/quotas', 'reference/corrections', 'reference/glossary'],
	},
	'about',
] satisfies StarlightUserConfig['sidebar'];
