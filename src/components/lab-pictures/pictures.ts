import { plotOf } from '~/lib/chart/plot';
import { resultOf as lambdaResult } from '~/lib/lambda-vs-api-gateway/result';
import { fieldsFor as lambdaFields } from '~/lib/lambda-vs-api-gateway/state';
import { onceABuild } from '~/lib/once-a-build';
import { resultOf as costResult } from '~/lib/serving-cost/result';
import { fieldsFor as costFields } from '~/lib/serving-cost/state';
import { resultOf as spotResult } from '~/lib/spot-fleet/result';
import { fieldsFor as spotFields } from '~/lib/spot-fleet/state';
import { defaultsOf } from '~/lib/url-state/codec';
import { coast } from '../../map-data/outlines.ts';
import { readScene } from '../geoproximity/scene.ts';
import { readLimits as readLambdaLimits } from '../lambda-vs-api-gateway/limits.ts';
import { readLimits as readCostLimits } from '../serving-cost/limits.ts';
import { readLimits as readSpotLimits } from '../spot-fleet/limits.ts';

/** What the pictures of the labs show: their examples. */
export const readPictures = onceABuild(async () => {
	const { sites, areas } = await readScene();
	return {
		timeline: await timeline(),
		bars: await bars(),
		sites,
		areas,
		// Whole degrees are enough for a picture of this size.
		coast: coast(1),
		bill: await bill(),
	};
});

async function timeline() {
	const limits = await readLambdaLimits();
	const result = lambdaResult(defaultsOf(lambdaFields(limits)), limits);
	if ('kind' in result) throw new Error('The example of the lab lambda-vs-api-gateway is refused');
	const { samples } = result.timeline;
	return plotOf({
		xs: samples.map(({ atSeconds }) => atSeconds),
		from: 0,
		areas: [samples.map(({ served }) => served), samples.map((sample) => sample.lambdaThrottled)],
		lines: [],
		references: [],
	});
}

/** Of each plan the parts that pools have in it, in percent. */
async function bars() {
	const limits = await readSpotLimits();
	const { plans } = spotResult(defaultsOf(spotFields(limits)), limits);
	return plans.map(({ allocation }) => {
		let left = 0;
		return allocation.pools.map(({ units }) => {
			const from = left;
			left += (units / allocation.units) * 100;
			return { from, width: left - from };
		});
	});
}

async function bill() {
	const limits = await readCostLimits();
	const { curve } = costResult(defaultsOf(costFields(limits)), limits);
	// The curve is nearly straight, so a few points are enough for a picture of this size.
	const some = curve.filter((_, index) => index % 8 === 0);
	return plotOf({
		xs: some.map(({ pageViews }) => pageViews),
		from: 0,
		areas: [
			some.map(({ cost }) => cost.total - cost.requests - cost.transfer),
			some.map(({ cost }) => cost.transfer),
			some.map(({ cost }) => cost.requests),
		],
		lines: [],
		references: [],
	});
}
