import type { Limits } from '~/lib/lambda-vs-api-gateway/state';
import { requireFact, requireFigure, requireTiers } from '../facts/require-fact.ts';

const ASKED_BY = 'the lab lambda-vs-api-gateway';
const MILLION = 1_000_000;
const SECONDS_PER_MINUTE = 60;

/** AWS’s figures for this lab, from the facts. */
export async function readLimits(): Promise<Limits> {
	const of = async (id: string) => (await requireFigure(id, ASKED_BY)).value;
	const price = async (row: string, per = 1) =>
		(await requireTiers(`lambda-prices/${row}`, ASKED_BY, per))[0]!.price;
	const memory = await requireFigure('lambda.limit.memory', ASKED_BY);
	return {
		accountConcurrency: await of('lambda.limit.concurrent-executions'),
		minimumUnreserved: await of('lambda.concurrency.unreserved-minimum'),
		requestsPerSecondPerUnit: await of('lambda.rps-limit'),
		scalingBurst: await of('lambda.scaling.rate'),
		scalingSeconds: await scalingSeconds(),
		provisionedPerMinute: await of('lambda.provisioned-concurrency'),
		maxDurationSeconds: await of('lambda.limit.timeout'),
		memoryMB: { min: memory.min ?? memory.value, max: memory.value },
		gatewayRequestsPerSecond: await of('apigw.feature.scale'),
		gatewayBurst: await of('api-gateway-quotas/account-burst'),
		restTimeoutSeconds: await of('apigw.limit.integration-timeout'),
		httpTimeoutSeconds: await of('api-gateway-quotas/http-integration-timeout'),
		raisedTimeoutSeconds: await of('apigw.timeout.max'),
		prices: {
			lambdaRequest: await price('x86-requests', MILLION),
			gbSecond: await requireTiers('lambda-prices/x86-duration', ASKED_BY),
			provisionedGbSecond: await price('x86-provisioned-concurrency'),
			provisionedDurationGbSecond: await price('x86-provisioned-duration'),
			freeLambdaRequests: await of('lambda-prices/free-requests'),
			freeGbSeconds: await of('lambda-prices/free-duration'),
			provisionedIncrementSeconds:
				(await of('lambda-prices/provisioned-increment')) * SECONDS_PER_MINUTE,
		},
		gatewayPrices: {
			rest: await requireTiers('api-gateway-prices/rest-requests', ASKED_BY, MILLION),
			http: await requireTiers('api-gateway-prices/http-requests', ASKED_BY, MILLION),
		},
	};
}

/** The time in which the scaling allowance comes back stands in its unit. */
async function scalingSeconds(): Promise<number> {
	const { figure } = await requireFact('lambda.scaling.rate', ASKED_BY);
	const seconds = Number(/per (\d+) seconds$/.exec(figure?.unit ?? '')?.[1]);
	if (!(seconds > 0))
		throw new Error(`${ASKED_BY}: the unit of lambda.scaling.rate names no seconds`);
	return seconds;
}
