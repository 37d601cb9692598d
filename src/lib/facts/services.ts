/** Service names of the files in `src/content/facts`, as a reader knows them. */
export const services: Readonly<Record<string, string>> = {
	'api-gateway': 'API Gateway',
	appsync: 'AppSync and Cognito',
	'auto-scaling': 'Auto Scaling',
	cloudfront: 'CloudFront and S3',
	containers: 'Containers',
	ec2: 'EC2',
	edge: 'Edge and global network',
	hpc: 'High performance computing',
	lambda: 'Lambda',
	'load-balancing': 'Elastic Load Balancing',
	overview: 'Foundations',
	patterns: 'Architecture patterns',
	'route-53': 'Route 53',
	spot: 'Spot Instances',
};

const tableServices: Readonly<Record<string, string>> = {
	s3: 'cloudfront',
	'placement-group': 'ec2',
	ecs: 'containers',
	fargate: 'containers',
	'elastic-load-balancing': 'load-balancing',
	'load-balancer': 'load-balancing',
	'global-accelerator': 'edge',
	resolver: 'route-53',
};

/** Names that files and tables begin with, the longest first. */
const known = Object.keys({ ...services, ...tableServices }).toSorted(
	(a, b) => b.length - a.length,
);

/**
 * The service that a fact’s file or a table belongs to: `lambda` of `lambda-quotas`.
 *
 * @throws {Error} naming the file whose service is unknown
 */
export function serviceOf(group: string): string {
	const key = known.find((name) => group === name || group.startsWith(`${name}-`));
	if (key === undefined)
		throw new Error(
			`${group}: no service is known by this name; add it to src/lib/facts/services.ts`,
		);
	return tableServices[key] ?? key;
}
