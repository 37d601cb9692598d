import { poisson, type Random } from '../random/random.ts';

/** The shapes of traffic over time. */
export const profileNames = ['constant', 'step', 'ramp', 'spike', 'sine', 'random'] as const;
export type ProfileName = (typeof profileNames)[number];

/** Traffic over time. */
export interface Profile {
	name: ProfileName;
	/** The rate that it reaches, requests per second. */
	requestsPerSecond: number;
	/** The rate that step, ramp and sine start from, requests per second. */
	startRequestsPerSecond: number;
	/** When step, ramp and spike begin, seconds. */
	atSeconds: number;
	/** Length of the ramp, or period of the sine, seconds, `> 0`. */
	overSeconds: number;
	/** Requests that a spike adds within a moment. */
	spikeRequests: number;
}

/**
 * Requests that arrive from `from` (included) to `to` seconds: evenly, and all at once at its start.
 * Random arrivals are drawn; all others are the exact integral of the rate.
 */
export function arrivalsOf(
	profile: Profile,
	from: number,
	to: number,
	random: Random,
): { spread: number; together: number } {
	const { name, requestsPerSecond: rate, startRequestsPerSecond: start, atSeconds: at } = profile;
	const seconds = to - from;
	switch (name) {
		case 'constant':
			return { spread: rate * seconds, together: 0 };
		case 'step': {
			const before = Math.min(seconds, Math.max(0, at - from));
			return { spread: start * before + rate * (seconds - before), together: 0 };
		}
		case 'ramp':
			return { spread: rampTo(profile, to) - rampTo(profile, from), together: 0 };
		case 'spike':
			return {
				spread: rate * seconds,
				together: at >= from && at < to ? profile.spikeRequests : 0,
			};
		case 'sine': {
			const turn = (2 * Math.PI) / profile.overSeconds;
			const middle = (start + rate) / 2;
			const swing = (rate - start) / 2;
			return {
				spread: Math.max(
					0,
					middle * seconds - (swing / turn) * (Math.sin(turn * to) - Math.sin(turn * from)),
				),
				together: 0,
			};
		}
		case 'random':
			return { spread: poisson(rate * seconds, random), together: 0 };
	}
}

/** Requests of a ramp from 0 to `seconds`. */
function rampTo(profile: Profile, seconds: number): number {
	const {
		requestsPerSecond: rate,
		startRequestsPerSecond: start,
		atSeconds: at,
		overSeconds: over,
	} = profile;
	const before = Math.min(seconds, at);
	const rising = Math.min(over, Math.max(0, seconds - at));
	const after = Math.max(0, seconds - at - over);
	return start * (before + rising) + ((rate - start) * rising * rising) / (2 * over) + rate * after;
}
