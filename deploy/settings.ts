/** Name that the site is reached by, and the hosted zone of Route 53 that its records are put into. */
export interface Domain {
	name: string;
	zone: string;
	zoneId: string;
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/**
 * Reads `SITE_DOMAIN`, `HOSTED_ZONE` and `HOSTED_ZONE_ID`.
 *
 * @returns nothing where none of them is set: the site then has CloudFront’s own name
 * @throws {Error} where they do not fit together, with the remedy
 */
export function readDomain(env: NodeJS.ProcessEnv): Domain | undefined {
	const { SITE_DOMAIN: name, HOSTED_ZONE: zone, HOSTED_ZONE_ID: zoneId } = env;
	if (!name && !zone && !zoneId) return undefined;
	if (!name || !zone || !zoneId)
		throw new Error(
			'SITE_DOMAIN, HOSTED_ZONE and HOSTED_ZONE_ID belong together: set all three or none',
		);
	for (const host of [name, zone])
		if (!HOST.test(host)) throw new Error(`“${host}” is not a domain name like notes.example.org`);
	if (name !== zone && !name.endsWith(`.${zone}`))
		throw new Error(`SITE_DOMAIN ${name} is not in the hosted zone ${zone}`);
	return { name, zone, zoneId };
}
