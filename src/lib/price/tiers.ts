/** A price that changes with the amount. */
export interface PriceTier {
	/** Amount up to which it holds, counted from the start of the month; absent in the last tier. */
	upTo?: number | undefined;
	/** USD for one. */
	price: number;
}

/** What an amount costs, USD: each part of it at the price of its tier. */
export function tiered(amount: number, tiers: readonly PriceTier[]): number {
	let cost = 0;
	let from = 0;
	for (const { upTo = Infinity, price } of tiers) {
		cost += Math.max(0, Math.min(amount, upTo) - from) * price;
		from = upTo;
	}
	return cost;
}
