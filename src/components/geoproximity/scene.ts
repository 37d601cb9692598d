import { sharesOf } from '~/lib/geoproximity/answer';
import { fieldsFor, sitesOf } from '~/lib/geoproximity/state';
import { onceABuild } from '~/lib/once-a-build';
import { defaultsOf } from '~/lib/url-state/codec';
import { labelOf, NOTED } from '../../map-data/noted.ts';
import { coast, PARTS_OF_DEGREE } from '../../map-data/outlines.ts';
import { world } from '../../map-data/read-world.ts';
import { areaPaths } from './area-paths.ts';
import { readLimits } from './limits.ts';

const noted = NOTED.map(labelOf);

/** The example that pages show before the world is loaded. */
export const readScene = onceABuild(async () => {
	const limits = await readLimits();
	const fields = fieldsFor(limits);
	const state = defaultsOf(fields);
	const sites = sitesOf(state, limits);
	return {
		limits,
		fields,
		sites,
		/** As SVG paths, in the order of their sites. */
		areas: areaPaths(sites, state.formula),
		coast: coast(PARTS_OF_DEGREE.rough),
		shares: sharesOf(sites, state.formula, world),
		noted: world.cities.filter(({ name }) => noted.includes(name)),
	};
});
