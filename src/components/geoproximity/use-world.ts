import { useEffect, useRef, useState } from 'preact/hooks';
import { landWeights } from '~/lib/geoproximity/raster';
import type { Weights } from '~/lib/geoproximity/answer';
import type { City } from '~/lib/geoproximity/state';

/** Land, people and cities, once they are there. */
export interface World extends Weights {
	cities: City[];
}

/** Within a screen of the map: a reader may be at its inputs, or come back from them. */
const NEAR = '100% 0px';

/** Loads the world’s data when its place on the page comes near. `failed` says that it could not be had. */
export function useWorld(address: string) {
	const place = useRef<HTMLDivElement>(null);
	const [world, setWorld] = useState<World | null>(null);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		if (!place.current) return;
		const watch = new IntersectionObserver(
			(entries) => {
				if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
				watch.disconnect();
				void load(address).then(setWorld, () => setFailed(true));
			},
			{ rootMargin: NEAR },
		);
		watch.observe(place.current);
		return () => watch.disconnect();
	}, [address]);
	return { place, world, failed };
}

async function load(address: string): Promise<World> {
	const data = (await readJson(address)) as { land: string; people: string; cities: City[] };
	return {
		land: landWeights(bytesOf(data.land)),
		people: new Uint16Array(bytesOf(data.people).buffer),
		cities: data.cities,
	};
}

const bytesOf = (base64: string) =>
	Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** The JSON at an address of this site. */
export async function readJson(address: string): Promise<unknown> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: ${response.status}`);
	return response.json();
}
