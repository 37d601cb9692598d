/** All facts as data, and what its keys mean; paths without the base. */
export const FACTS_FILE = '/facts.json';
export const FACTS_SCHEMA_FILE = '/facts.schema.json';

/**
 * The one address of a fact or of a row of a figure table, without the base path: its entry on the page of its service.
 *
 * @param service - key of `services`
 */
export const factPath = (service: string, id: string): string =>
	`/reference/facts/${service}/#${id}`;
