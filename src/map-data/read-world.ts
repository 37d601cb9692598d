import { readFileSync } from 'node:fs';
import { worldIn, type World, type WorldFile } from '../lib/geoproximity/world-file.ts';

/** The world as browsers load it, for the scene that is built: `config/map-data.ts` has made the file. */
export const world: World = worldIn(
	JSON.parse(readFileSync('public/map/world.json', 'utf8')) as WorldFile,
);
