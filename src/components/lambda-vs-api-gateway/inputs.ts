import type { LambdaVsApiGatewayState, Limits } from '~/lib/lambda-vs-api-gateway/state';
import { linearStops, logStops } from '~/lib/url-state/stops';
import type { FieldSpec } from '../ui/LabFields.tsx';

type Specs = readonly FieldSpec<LambdaVsApiGatewayState>[];

/** What the sliders span; the fields beside them take more. */
const RATES = logStops(10, 200_000);
const UNITS = 'concurrent executions';
const RATE = 'requests a second';

/** The lab’s inputs in the order in which a reader needs them. */
export function inputsFor(limits: Limits): {
	main: Specs;
	more: { title: string; specs: Specs }[];
	assumptions: Specs;
} {
	const concurrency = logStops(10, 100_000);
	return {
		main: [
			{ name: 'requestsPerSecond', unit: RATE, stops: RATES },
			{
				name: 'durationSeconds',
				unit: 'seconds',
				stops: logStops(0.001, limits.maxDurationSeconds),
			},
			{ name: 'accountConcurrency', unit: UNITS, stops: concurrency },
			{ name: 'gatewayRequestsPerSecond', unit: RATE, stops: logStops(10, 100_000) },
		],
		more: [
			{
				title: 'Traffic over time',
				specs: [
					{ name: 'profile' },
					{ name: 'startRequestsPerSecond', unit: `${RATE}, of a step, ramp or wave` },
					{ name: 'atSeconds', unit: 'seconds' },
					{ name: 'overSeconds', unit: 'seconds' },
					{ name: 'spikeRequests', unit: 'requests at once' },
					{ name: 'seed', unit: 'a whole number' },
					{ name: 'horizonSeconds', unit: 'seconds', stops: linearStops(30, 900, 30) },
				],
			},
			{
				title: 'The function',
				specs: [
					{ name: 'reservedConcurrency', unit: `${UNITS}, empty for none` },
					{ name: 'provisionedConcurrency', unit: 'environments' },
					{ name: 'othersReserved', unit: UNITS },
					{ name: 'othersProvisioned', unit: UNITS },
					{ name: 'functionTimeoutSeconds', unit: 'seconds' },
					{
						name: 'memoryMB',
						unit: 'MB',
						stops: logStops(limits.memoryMB.min, limits.memoryMB.max),
					},
					{ name: 'hoursPerMonth', unit: 'hours' },
				],
			},
			{
				title: 'API Gateway’s layers',
				specs: [
					{ name: 'api' },
					{ name: 'gatewayBurst', unit: 'requests' },
					{ name: 'methodRequestsPerSecond', unit: `${RATE}, empty for none` },
					{ name: 'methodBurst', unit: 'requests' },
					{ name: 'planRequestsPerSecond', unit: `${RATE}, empty for none` },
					{ name: 'planBurst', unit: 'requests' },
					{ name: 'planQuota', unit: 'requests, empty for none' },
					{ name: 'planPeriod' },
					{ name: 'gatewayTimeoutSeconds', unit: 'seconds, empty for the default' },
				],
			},
		],
		assumptions: [
			{
				name: 'coefficientOfVariation',
				unit: 'standard deviation over mean',
				stops: linearStops(0, 4, 0.25),
			},
			{ name: 'coldStartSeconds', unit: 'seconds', stops: linearStops(0, 10, 0.5) },
			{ name: 'idleMinutes', unit: 'minutes' },
			{ name: 'refill' },
			{ name: 'refusedLater' },
			{ name: 'throttleStatus' },
			{ name: 'maxBlockingPercent', unit: 'percent of random arrivals' },
			{
				name: 'peakedness',
				unit: 'variance over mean; random arrivals have 1',
				stops: linearStops(1, 10, 0.5),
			},
		],
	};
}
