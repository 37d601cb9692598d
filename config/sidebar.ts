import type { StarlightUserConfig } from '@astrojs/starlight/types';

/**
 * A section: its index page first, labelled so that it is clear in the menu and as “Previous” or “Next” of another
 * section’s page too.
 */
const section = (label: string, index: string, pages: string[]) => ({
	label,
	items: [{ label: `${label} at a glance`, slug: index }, ...pages],
});

/** The navigation, in reading order. A page stands here only where it exists. */
export const sidebar = [
	{ label: 'Overview', items: ['overview/request-path'] },
	section('Compute', 'compute', [
		'compute/instance-types',
		'compute/placement-groups',
		'compute/purchase-options',
		'compute/metrics-and-recovery',
		'compute/hpc',
	]),
	section('Auto Scaling', 'auto-scaling', [
		'auto-scaling/groups',
		'auto-scaling/spot-fleet',
		'auto-scaling/health-checks',
		'auto-scaling/instance-refresh',
	]),
	section('Containers', 'containers', [
		'containers/overview',
		'containers/ecs',
		'containers/ecs-networking',
		'containers/ecs-scaling',
		'containers/ecr',
		'containers/eks',
		'containers/app-runner',
		'containers/anywhere',
	]),
	section('Lambda', 'lambda', [
		'lambda/overview',
		'lambda/deployments',
		'lambda/limits',
		'lambda/vpc',
		'lambda/invocation',
	]),
	section('Load balancing', 'load-balancing', [
		'load-balancing/overview',
		'load-balancing/classic',
		'load-balancing/application',
		'load-balancing/network',
		'load-balancing/gateway',
		'load-balancing/cross-zone',
		'load-balancing/sticky-sessions',
		'load-balancing/routing-algorithms',
	]),
	section('API Gateway', 'api-gateway', [
		'api-gateway/overview',
		'api-gateway/large-uploads',
		'api-gateway/endpoint-types',
		'api-gateway/security',
		'api-gateway/observability',
		'api-gateway/usage-plans',
		'api-gateway/websockets',
		'api-gateway/private-apis',
		'api-gateway/appsync',
	]),
	section('Route 53', 'route-53', [
		'route-53/records',
		'route-53/cname-vs-alias',
		'route-53/ttl',
		'route-53/routing-policies',
		'route-53/hosted-zones',
		'route-53/health-checks',
		'route-53/hybrid-dns',
	]),
	section('Edge', 'edge', [
		'edge/global-accelerator',
		'edge/outposts',
		'edge/wavelength',
		'edge/local-zones',
	]),
	section('Patterns', 'patterns', [
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
		'patterns/static-site',
	]),
	section('Labs', 'labs', [
		'labs/lambda-vs-api-gateway',
		'labs/spot-fleet',
		'labs/geoproximity',
		'labs/serving-cost',
	]),
	section('Reference', 'reference', [
		'reference/quotas',
		'reference/corrections',
		'reference/changes',
		'reference/facts',
		'reference/glossary',
	]),
	'about',
] satisfies StarlightUserConfig['sidebar'];
