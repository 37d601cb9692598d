import type { Limits } from '~/lib/spot-fleet/state';
import { requireFigure } from '../facts/require-fact.ts';

const ASKED_BY = 'the lab spot-fleet';

/** AWS’s figures for this lab, from the facts. */
export async function readLimits(): Promise<Limits> {
	const pools = await requireFigure('spot.pools-count', ASKED_BY);
	return {
		poolsToUse: { min: pools.min ?? 1, max: pools.value, default: pools.default ?? pools.value },
		advisedTypes: (await requireFigure('spot.flexibility', ASKED_BY)).value,
		minPricePerHour: (await requireFigure('spot.max-price-minimum', ASKED_BY)).value,
	};
}
