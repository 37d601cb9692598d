import { landWeights } from './raster.ts';
import type { Weights } from './answer.ts';
import type { City } from './state.ts';

/** Land, people and cities of the world. */
export interface World extends Weights {
	cities: City[];
}

/** What `/map/world.json` has: by cell of the world’s grid, as base64, how much is land and how many live there. */
export interface WorldFile {
	/** A byte for each cell. */
	land: string;
	/** Thousands, two bytes for each cell, the lower first. */
	people: string;
	/** The cities that can be asked about, the largest first. */
	cities: City[];
}

/** The world of its file. */
export const worldIn = ({ land, people, cities }: WorldFile): World => ({
	land: landWeights(bytesOf(land)),
	people: new Uint16Array(bytesOf(people).buffer),
	cities,
});

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	const text = atob(base64);
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
	return bytes;
}
