import type { Limits } from '~/lib/lambda-vs-api-gateway/state';

/** AWS’s defaults of November 2026, as the facts have them. */
export const limits: Limits = {
	accountConcurrency: 1000,
	minimumUnreserved: 100,
	requestsPerSecondPerUnit: 10,
	scalingBurst: 1000,
	scalingSeconds: 10,
	provisionedPerMinute: 6000,
	maxDurationSeconds: 900,
	memoryMB: { min: 128, max: 10_240 },
	gatewayRequestsPerSecond: 10_000,
	gatewayBurst: 5000,
	restTimeoutSeconds: 29,
	httpTimeoutSeconds: 30,
	raisedTimeoutSeconds: 300,
	prices: {
		lambdaRequest: 0.2e-6,
		gbSecond: [{ upTo: 6e9, price: 0.0000166667 }, { price: 0.000015 }],
		provisionedGbSecond: 0.0000041667,
		provisionedDurationGbSecond: 0.0000097222,
		freeLambdaRequests: 1e6,
		freeGbSeconds: 400_000,
		provisionedIncrementSeconds: 300,
	},
	gatewayPrices: {
		rest: [{ upTo: 333e6, price: 3.5e-6 }, { price: 2.8e-6 }],
		http: [{ upTo: 300e6, price: 1e-6 }, { price: 0.9e-6 }],
	},
};
