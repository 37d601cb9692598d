import { assertNonNegative } from '../check.ts';

/**
 * Share of requests that find every server busy, when they arrive at random and are turned away: Erlang’s B
 * formula, which holds for any distribution of durations.
 *
 * @param servers - places, a whole number `>= 0`; the work grows with it
 * @param offeredLoad - mean arrivals times mean duration, `>= 0`
 * @returns blocking probability from 0 to 1
 * @throws {RangeError} when an argument is negative or not finite, or `servers` not whole
 */
export function erlangB(servers: number, offeredLoad: number): number {
	assertNonNegative({ servers, offeredLoad });
	if (!Number.isInteger(servers))
		throw new RangeError(`servers must be a whole number, got ${servers}`);
	return climb(1, 0, servers, offeredLoad);
}

/**
 * The fewest servers that keep blocking at or under a share.
 *
 * @param offeredLoad - `>= 0`; the work grows with it
 * @param maxBlocking - above 0, up to 1
 * @throws {RangeError} when an argument is out of its range
 */
export function minServers(offeredLoad: number, maxBlocking: number): number {
	assertNonNegative({ offeredLoad, maxBlocking });
	if (maxBlocking === 0 || maxBlocking > 1)
		throw new RangeError(`maxBlocking must be above 0 and at most 1, got ${maxBlocking}`);
	let servers = 0;
	for (let blocking = 1; blocking > maxBlocking;) {
		servers += 1;
		blocking = (offeredLoad * blocking) / (servers + offeredLoad * blocking);
	}
	return servers;
}

/**
 * Blocking of traffic that comes in clumps, by Hayward’s approximation: the formula for random arrivals with
 * servers and load divided by the peakedness
 * (A. A. Fredericks, Congestion in blocking systems, Bell System Technical Journal 59, 1980).
 *
 * @param peakedness - variance of the load over its mean; 1 for random arrivals, more for clumps
 * @throws {RangeError} when an argument is negative or not finite, or the peakedness under 1
 */
export function blockingWithPeakedness(
	servers: number,
	offeredLoad: number,
	peakedness: number,
): number {
	assertNonNegative({ servers, offeredLoad, peakedness });
	if (peakedness < 1) throw new RangeError(`peakedness must be >= 1, got ${peakedness}`);
	const load = offeredLoad / peakedness;
	const places = servers / peakedness;
	if (load === 0) return places === 0 ? 1 : 0;
	const start = places % 1;
	return climb(fractionalErlangB(start, load), start, places, load);
}

/** Erlang’s recursion from `start` servers to `end`. */
function climb(blocking: number, start: number, end: number, load: number): number {
	const steps = Math.round(end - start);
	for (let step = 1; step <= steps; step += 1)
		blocking = (load * blocking) / (start + step + load * blocking);
	return blocking;
}

/**
 * Erlang’s formula between whole numbers of servers: 1 / ∫ e^−u (1 + u/load)^servers du from 0 on, with
 * u = t³ so that the integrand is smooth at 0, by Simpson’s rule.
 */
function fractionalErlangB(servers: number, load: number): number {
	if (servers === 0) return 1;
	const end = 3.6; // e^−u is below 1e-20 from u = 46 on
	const halfSteps = 300;
	const width = end / (2 * halfSteps);
	const integrand = (t: number) => 3 * t * t * Math.exp(-(t ** 3)) * (1 + t ** 3 / load) ** servers;
	let sum = integrand(0) + integrand(end);
	for (let step = 1; step < 2 * halfSteps; step += 1)
		sum += (step % 2 === 1 ? 4 : 2) * integrand(step * width);
	return Math.min(1, 1 / ((sum * width) / 3));
}
