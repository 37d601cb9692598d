import { useEffect, useRef, useState } from 'preact/hooks';
import { worldIn, type World, type WorldFile } from '~/lib/geoproximity/world-file';

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

const load = async (address: string) => worldIn((await readJson(address)) as WorldFile);

/** The JSON at an address of this site. */
export async function readJson(address: string): Promise<unknown> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: ${response.status}`);
	return response.json();
}
