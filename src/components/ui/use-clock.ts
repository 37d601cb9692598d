import { useEffect, useState } from 'preact/hooks';

/** How long a step stands at normal speed. */
const STEP_MS = 900;

/** A replay’s position and what moves it. */
export interface Clock {
	/** Steps that are shown, from 0 to all. */
	position: number;
	playing: boolean;
	/** Whether the device asks for no motion, so that only steps are offered. */
	still: boolean;
	play: () => void;
	pause: () => void;
	/** Moves by so many steps and pauses. */
	step: (by: number) => void;
	rewind: () => void;
}

/**
 * Steps through `count` events, all of them shown at first. It stops while the page is hidden or the replay is off the
 * screen, and never runs by itself.
 *
 * @param speed - times normal speed
 * @param place - the replay on the page
 */
export function useClock(
	count: number,
	speed: number,
	place: { readonly current: HTMLElement | null },
): Clock {
	const [at, setAt] = useState(Infinity);
	const [playing, setPlaying] = useState(false);
	const [still, setStill] = useState(false);
	const position = Math.min(at, count);

	useEffect(() => {
		const motion = matchMedia('(prefers-reduced-motion: reduce)');
		const read = () => {
			setStill(motion.matches);
			if (motion.matches) setPlaying(false);
		};
		read();
		motion.addEventListener('change', read);
		return () => motion.removeEventListener('change', read);
	}, []);
	useEffect(() => {
		if (!playing || !place.current) return;
		let seen = true;
		const watch = new IntersectionObserver((entries) => {
			seen = entries.at(-1)!.isIntersecting;
		});
		watch.observe(place.current);
		const timer = setInterval(() => {
			if (seen && !document.hidden) setAt((now) => Math.min(now, count) + 1);
		}, STEP_MS / speed);
		return () => {
			clearInterval(timer);
			watch.disconnect();
		};
	}, [playing, speed, count]);
	useEffect(() => {
		if (at >= count) setPlaying(false);
	}, [at, count]);

	return {
		position,
		playing,
		still,
		play() {
			if (position === count) setAt(0);
			setPlaying(true);
		},
		pause: () => setPlaying(false),
		step(by) {
			setPlaying(false);
			setAt(Math.max(0, Math.min(count, position + by)));
		},
		rewind() {
			setPlaying(false);
			setAt(0);
		},
	};
}
