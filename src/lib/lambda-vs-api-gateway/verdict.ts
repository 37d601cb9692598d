import { formatNumber } from '../format/number';
import {
	functionCeiling,
	quotaUnits,
	requiredConcurrency,
	steadyState,
	type SteadyState,
} from './model';
import type { LambdaVsApiGatewayState, Limits } from './state';

/** The answer of the lab: the sentence first, then the numbers behind it. */
export interface Verdict {
	sentence: string;
	/** Absent where AWS would refuse the inputs. */
	numbers?: SteadyState & { requiredConcurrency: number; quotaUnits: number; ceiling: number };
}

/** What binds, what share of requests is refused and by whom, and what would lift it and to what. */
export function verdictOf(state: LambdaVsApiGatewayState, limits: Limits): Verdict {
	const {
		requestsPerSecond,
		durationSeconds,
		accountConcurrency,
		reservedConcurrency,
		gatewayRequestsPerSecond,
	} = state;
	const ceiling = functionCeiling({
		account: accountConcurrency,
		minimumUnreserved: limits.minimumUnreserved,
		reserved: reservedConcurrency,
		provisioned: 0,
		othersReserved: 0,
		othersProvisioned: 0,
	});
	if ('kind' in ceiling) {
		return {
			sentence:
				ceiling.kind === 'reservations-exceed-account'
					? `AWS would refuse this reservation: of ${whole(accountConcurrency)} at most ${whole(ceiling.reservable)} can be reserved.`
					: `AWS would refuse this: provisioned concurrency is at most the ${whole(ceiling.reserved)} that are reserved.`,
		};
	}
	const perUnit = limits.requestsPerSecondPerUnit;
	const steady = steadyState({
		requestsPerSecond,
		durationSeconds,
		gatewayRequestsPerSecond,
		ceiling: ceiling.ceiling,
		requestsPerSecondPerUnit: perUnit,
	});
	const units = quotaUnits(requestsPerSecond, durationSeconds, perUnit);
	return {
		sentence: sentenceFor(state, steady, units, durationSeconds < 1 / perUnit ? perUnit : null),
		numbers: {
			...steady,
			requiredConcurrency: requiredConcurrency(requestsPerSecond, durationSeconds),
			quotaUnits: units,
			ceiling: ceiling.ceiling,
		},
	};
}

function sentenceFor(
	{ requestsPerSecond, reservedConcurrency }: LambdaVsApiGatewayState,
	{ gatewayRefused, lambdaThrottled, admitted }: SteadyState,
	units: number,
	bindingPerUnit: number | null,
): string {
	if (requestsPerSecond === 0) return 'No requests, nothing refused.';
	if (reservedConcurrency === 0)
		return 'The function is switched off: a reservation of 0 throttles every request that reaches it.';
	const of = (count: number) =>
		`${whole(count)} of ${whole(requestsPerSecond)} requests a second (${share(count / requestsPerSecond)})`;
	const parts: string[] = [];
	if (gatewayRefused > 0)
		parts.push(
			`API Gateway refuses ${of(gatewayRefused)} with 429; a rate of ${whole(requestsPerSecond)} would admit all.`,
		);
	if (lambdaThrottled > 0) {
		const limit = reservedConcurrency === null ? 'account concurrency' : 'reserved concurrency';
		const rule =
			bindingPerUnit === null
				? ''
				: ` by its rule of ${whole(bindingPerUnit)} requests a second for each unit`;
		parts.push(
			`Lambda’s ${limit} binds${rule}: ${of(lambdaThrottled)} are throttled. ${whole(Math.ceil(units - 1e-9))} concurrent executions would admit all.`,
		);
	}
	if (parts.length === 0) return `Everything is served: all ${whole(admitted)} requests a second.`;
	return parts.join(' ');
}

/** Rounded for reading: whole from ten on, one decimal below. */
const whole = (value: number) =>
	formatNumber(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

const share = (value: number) => `${formatNumber(Math.round(value * 1000) / 10)} %`;
