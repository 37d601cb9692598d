/** A row of the quota table as its filter sees it. */
export interface FilterRow {
	service: string;
	/** All that a reader sees of the row, on one line. */
	text: string;
}

/** What the reader asks for; empty for all. */
export interface QuotaFilter {
	service: string;
	text: string;
}

/** Longer text is no filter and only makes work. */
export const MAX_FILTER_CHARACTERS = 200;

/** Whether a row is of the service and contains every word asked for, in any order and case. */
export function matches(row: FilterRow, { service, text }: QuotaFilter): boolean {
	if (service !== '' && row.service !== service) return false;
	const haystack = row.text.toLowerCase();
	return text
		.toLowerCase()
		.split(/\s+/)
		.every((word) => haystack.includes(word));
}

/** The filter that a query describes: `service` and `q`. A service that does not exist counts as all. */
export function filterOf(query: string, services: readonly string[]): QuotaFilter {
	const params = new URLSearchParams(query);
	const service = params.get('service') ?? '';
	return {
		service: services.includes(service) ? service : '',
		text: (params.get('q') ?? '').slice(0, MAX_FILTER_CHARACTERS),
	};
}

/** `query` with the filter in it; what else it holds stays. */
export function queryOf({ service, text }: QuotaFilter, query: string): string {
	const params = new URLSearchParams(query);
	for (const [key, value] of [
		['service', service],
		['q', text],
	] as const) {
		if (value === '') params.delete(key);
		else params.set(key, value);
	}
	return params.toString();
}
