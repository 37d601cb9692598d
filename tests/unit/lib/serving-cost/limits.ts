import type { Limits } from '~/lib/serving-cost/state';

/** AWS’s prices of November 2026, as the tables have them, of two groups of locations. */
export const limits: Limits = {
	groups: [
		{
			id: 'north-america',
			name: 'United States, Mexico and Canada',
			transferGB: [
				{ upTo: 10_240, price: 0.085 },
				{ upTo: 51_200, price: 0.08 },
				{ upTo: 153_600, price: 0.06 },
				{ upTo: 512_000, price: 0.04 },
				{ upTo: 1_048_576, price: 0.03 },
				{ upTo: 5_242_880, price: 0.025 },
				{ price: 0.02 },
			],
			request: 0.01 / 10_000,
		},
		{
			id: 'south-america',
			name: 'South America',
			transferGB: [{ upTo: 10_240, price: 0.11 }, { upTo: 51_200, price: 0.105 }, { price: 0.09 }],
			request: 0.022 / 10_000,
		},
	],
	prices: {
		invocation: 0.1e-6,
		invalidationPath: [{ upTo: 1000, price: 0 }, { price: 0.005 }],
		originTransferGB: 0,
		getRequest: 0.0004 / 1000,
		putRequest: 0.005 / 1000,
		storageGB: [{ upTo: 51_200, price: 0.023 }, { upTo: 512_000, price: 0.022 }, { price: 0.021 }],
		hostedZone: 0.5,
		aliasQuery: 0,
	},
	free: { transferGB: 1024, requests: 10e6, invocations: 2e6 },
	plans: [
		{ name: 'Free', price: 0, requests: 1e6, transferGB: 100 },
		{ name: 'Pro', price: 15, requests: 10e6, transferGB: 51_200 },
		{ name: 'Business', price: 200, requests: 125e6, transferGB: 51_200 },
		{ name: 'Premium', price: 1000, requests: 500e6, transferGB: 51_200 },
		{ name: 'Premium 75 TB', price: 1450, requests: 750e6, transferGB: 76_800 },
	],
};

/** The prices of the first group. */
export const prices = {
	...limits.prices,
	transferGB: limits.groups[0]!.transferGB,
	request: limits.groups[0]!.request,
};
