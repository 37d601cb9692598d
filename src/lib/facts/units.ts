/** How a unit is written, and what it converts to. */
export interface Unit {
	/** Text after the figure one. */
	readonly one: string;
	/** Text after every other figure; empty for bare numbers such as a weight. */
	readonly many: string;
	/** Units of one dimension convert into each other by the ratio of their `factor`. */
	readonly dimension?: 'time' | 'data' | 'bandwidth';
	readonly factor?: number;
	/** A number that names something and counts nothing has no thousands separator. */
	readonly isName?: boolean;
}

const counted = (many: string, one: string): Unit => ({ one, many });
const time = (many: string, one: string, seconds: number): Unit => ({
	one,
	many,
	dimension: 'time',
	factor: seconds,
});
const data = (symbol: string, bytes: number): Unit => ({
	one: symbol,
	many: symbol,
	dimension: 'data',
	factor: bytes,
});
const bandwidth = (symbol: string, megabitsPerSecond: number): Unit => ({
	one: symbol,
	many: symbol,
	dimension: 'bandwidth',
	factor: megabitsPerSecond,
});
const fixed = (text: string): Unit => ({ one: text, many: text });

/**
 * The closed list of units a fact may have.
 *
 * KB, MB, GB and TB are powers of 1,024 as AWS uses them in its quotas; GiB is the same size under
 * its IEC name. Months and years have no fixed length in seconds and so do not convert.
 */
export const units = {
	milliseconds: time('milliseconds', 'millisecond', 0.001),
	seconds: time('seconds', 'second', 1),
	minutes: time('minutes', 'minute', 60),
	hours: time('hours', 'hour', 3600),
	days: time('days', 'day', 86_400),
	months: counted('months', 'month'),
	years: counted('years', 'year'),

	bytes: { one: 'byte', many: 'bytes', dimension: 'data', factor: 1 },
	KB: data('KB', 1024),
	MB: data('MB', 1024 ** 2),
	GB: data('GB', 1024 ** 3),
	TB: data('TB', 1024 ** 4),
	GiB: data('GiB', 1024 ** 3),

	Mbps: bandwidth('Mbps', 1),
	Gbps: bandwidth('Gbps', 1000),
	'MB per second': fixed('MB per second'),
	'Mbps per LCU': fixed('Mbps per LCU'),
	IOPS: fixed('IOPS'),

	percent: fixed('%'),
	vCPUs: counted('vCPUs', 'vCPU'),
	weight: fixed(''),
	bias: fixed(''),
	port: { one: '', many: '', isName: true },
	'HTTP status': fixed(''),
	threshold: fixed(''),

	'requests per second': counted('requests per second', 'request per second'),
	'queries per second': counted('queries per second', 'query per second'),
	'packets per second': counted('packets per second', 'packet per second'),
	'connections per second': counted('new connections per second', 'new connection per second'),
	'GB-seconds': counted('GB-seconds', 'GB-second'),
	requests: counted('requests', 'request'),
	'requests per second per unit': counted(
		'requests per second per unit of concurrency',
		'request per second per unit of concurrency',
	),
	executions: counted('concurrent executions', 'concurrent execution'),
	'environments per 10 seconds': counted(
		'environments every 10 seconds',
		'environment every 10 seconds',
	),
	'environments per minute': counted('environments a minute', 'environment a minute'),
	'executions per minute': counted(
		'concurrent executions a minute',
		'concurrent execution a minute',
	),
	'tasks per minute': counted('tasks a minute', 'task a minute'),
	'tasks per second': counted('tasks a second', 'task a second'),
	'scans per day': counted('scans a day', 'scan a day'),
	messages: counted('messages', 'message'),
	records: counted('records', 'record'),
	invocations: counted('invocations', 'invocation'),
	retries: counted('retries', 'retry'),
	attempts: counted('attempts', 'attempt'),
	batches: counted('batches', 'batch'),
	'event pollers': counted('event pollers', 'event poller'),

	accounts: counted('accounts', 'account'),
	addresses: counted('addresses', 'address'),
	'API keys': counted('API keys', 'API key'),
	APIs: counted('APIs', 'API'),
	associations: counted('associations', 'association'),
	authorizations: counted('authorizations', 'authorization'),
	authorizers: counted('authorizers', 'authorizer'),
	'Auto Scaling groups': counted('Auto Scaling groups', 'Auto Scaling group'),
	'Availability Zones': counted('Availability Zones', 'Availability Zone'),
	buckets: counted('buckets', 'bucket'),
	'capacity providers': counted('capacity providers', 'capacity provider'),
	'capacity units': counted('capacity units', 'capacity unit'),
	certificates: counted('certificates', 'certificate'),
	characters: counted('characters', 'character'),
	'CIDR blocks': counted('CIDR blocks', 'CIDR block'),
	clusters: counted('clusters', 'cluster'),
	connections: counted('connections', 'connection'),
	containers: counted('containers', 'container'),
	destinations: counted('destinations', 'destination'),
	domains: counted('domains', 'domain'),
	endpoints: counted('endpoints', 'endpoint'),
	'file descriptors': counted('file descriptors', 'file descriptor'),
	functions: counted('functions', 'function'),
	'health checkers': counted('health checkers', 'health checker'),
	'health checks': counted('health checks', 'health check'),
	'hosted zones': counted('hosted zones', 'hosted zone'),
	images: counted('images', 'image'),
	instances: counted('instances', 'instance'),
	'instance types': counted('instance types', 'instance type'),
	integrations: counted('integrations', 'integration'),
	'IP addresses': counted('IP addresses', 'IP address'),
	'launch configurations': counted('launch configurations', 'launch configuration'),
	layers: counted('layers', 'layer'),
	LCUs: counted('LCUs', 'LCU'),
	'lifecycle hooks': counted('lifecycle hooks', 'lifecycle hook'),
	listeners: counted('listeners', 'listener'),
	'load balancers': counted('load balancers', 'load balancer'),
	locations: counted('locations', 'location'),
	'network interfaces': counted('network interfaces', 'network interface'),
	operations: counted('operations', 'operation'),
	partitions: counted('partitions', 'partition'),
	'placement groups': counted('placement groups', 'placement group'),
	policies: counted('policies', 'policy'),
	pools: counted('pools', 'pool'),
	processes: counted('processes', 'process'),
	profiles: counted('profiles', 'profile'),
	Regions: counted('Regions', 'Region'),
	resources: counted('resources', 'resource'),
	routes: counted('routes', 'route'),
	'routing rules': counted('routing rules', 'routing rule'),
	'rule groups': counted('rule groups', 'rule group'),
	rules: counted('rules', 'rule'),
	'Savings Plan types': counted('Savings Plan types', 'Savings Plan type'),
	'scheduled actions': counted('scheduled actions', 'scheduled action'),
	'security groups': counted('security groups', 'security group'),
	services: counted('services', 'service'),
	stages: counted('stages', 'stage'),
	'step adjustments': counted('step adjustments', 'step adjustment'),
	strategies: counted('strategies', 'strategy'),
	subnets: counted('subnets', 'subnet'),
	tags: counted('tags', 'tag'),
	'target groups': counted('target groups', 'target group'),
	targets: counted('targets', 'target'),
	tasks: counted('tasks', 'task'),
	types: counted('types', 'type'),
	'usage plans': counted('usage plans', 'usage plan'),
	users: counted('users', 'user'),
	versions: counted('versions', 'version'),
	'VPC links': counted('VPC links', 'VPC link'),
	VPCs: counted('VPCs', 'VPC'),
	zones: counted('zones', 'zone'),

	USD: fixed('USD'),
	'USD per hour': fixed('USD per hour'),
	'USD per month': fixed('USD per month'),
	'USD per GB': fixed('USD per GB'),
	'USD per GB-hour': fixed('USD per GB-hour'),
	'USD per GB-second': fixed('USD per GB-second'),
	'USD per GB-month': fixed('USD per GB-month'),
	'USD per LCU-hour': fixed('USD per LCU-hour'),
	'USD per vCPU-hour': fixed('USD per vCPU-hour'),
	'USD per path': fixed('USD per path'),
	'USD per 1,000 requests': fixed('USD per 1,000 requests'),
	'USD per 10,000 requests': fixed('USD per 10,000 requests'),
	'USD per million requests': fixed('USD per million requests'),
	'USD per million invocations': fixed('USD per million invocations'),
	'USD per million queries': fixed('USD per million queries'),
	'USD per million messages': fixed('USD per million messages'),
	'USD per million connection minutes': fixed('USD per million connection minutes'),
	'USD per million operations': fixed('USD per million operations'),
} as const satisfies Record<string, Unit>;

/** The name of a unit, as facts write it. */
export type UnitName = keyof typeof units;

/**
 * `value` of one unit in another of the same dimension.
 *
 * @throws {RangeError} when the two units do not measure the same thing
 */
export function convert(value: number, from: UnitName, to: UnitName): number {
	const source: Unit = units[from];
	const target: Unit = units[to];
	if (from === to) return value;
	if (
		!source.dimension ||
		!target.factor ||
		!source.factor ||
		source.dimension !== target.dimension
	) {
		throw new RangeError(`${from} cannot be shown in ${to}: they do not measure the same thing`);
	}
	return (value * source.factor) / target.factor;
}
