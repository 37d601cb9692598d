import { sharesOf } from '~/lib/geoproximity/answer';
import { fieldsFor, sitesOf } from '~/lib/geoproximity/state';
import { defaultsOf } from '~/lib/url-state/codec';
import { labelOf, NOTED } from '../../map-data/noted.ts';
import { world } from '../../map-data/read-world.ts';
import { areaPaths } from './area-paths.ts';
import { readLimits } from './limits.ts';

const noted = NOTED.map(labelOf);
let scene: ReturnType<typeof compute> | undefined;

/** The example that pages show before the world is loaded. Computed once a build, anew by the author's server. */
export function readScene() {
	if (import.meta.env.DEV || scene === undefined) scene = compute();
	return scene;
}

async function compute() {
	const limits = await readLimits();
	const fields = fieldsFor(limits);
	const state = defaultsOf(fields);
	const sites = sitesOf(state, limits);
	return {
		limits,
		fields,
		sites,
		areas: areaPaths(sites, state.formula),
		shares: sharesOf(sites, state.formula, world),
		noted: world.cities.filter(({ name }) => noted.includes(name)),
	};
}
