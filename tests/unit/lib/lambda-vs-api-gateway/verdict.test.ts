import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '~/lib/lambda-vs-api-gateway/figures';
import { resultOf } from '~/lib/lambda-vs-api-gateway/result';
import { fieldsFor, type LambdaVsApiGatewayState } from '~/lib/lambda-vs-api-gateway/state';
import { verdictOf, warningsOf } from '~/lib/lambda-vs-api-gateway/verdict';
import { defaultsOf, explicitState, readState, type Fields } from '~/lib/url-state/codec';
import { limits } from './limits.ts';

const fields: Fields<LambdaVsApiGatewayState> = fieldsFor(limits);
const scene = defaultsOf(fields);
const answer = (patch: Partial<LambdaVsApiGatewayState>) => {
	const state = { ...scene, ...patch };
	const result = resultOf(state, limits);
	return {
		result,
		sentence: verdictOf(state, result, limits),
		warnings: warningsOf(state, result),
	};
};
const sentence = (patch: Partial<LambdaVsApiGatewayState>) => answer(patch).sentence;

describe('what binds', () => {
	test('the default scene: the gateway admits all 8,000, Lambda 5,000', () => {
		expect(sentence({})).toBe(
			'Lambda is the bottleneck: the account’s concurrency throttles 3,000 of 8,000 requests a second (37.5 %); the client sees 500. An account quota of 1,600 would admit all.',
		);
	});

	test('the scene of API Gateway with Lambda: the gateway refuses 2,000, Lambda is exactly full', () => {
		const { sentence: text, result } = answer({ requestsPerSecond: 12_000, durationSeconds: 0.05 });
		expect(text).toBe(
			'API Gateway is the bottleneck: its account limit refuses 2,000 of 12,000 requests a second (16.7 %) with 429. A rate of 12,000 would admit all. Until the burst of API Gateway is spent, more arrives than the ceiling of 1,000 holds: 5,000 requests are throttled.',
		);
		expect(result).toMatchObject({ quotaUnits: 1000, ceiling: 1000 });
	});

	test('a stage or a usage plan that is tighter than the account', () => {
		expect(sentence({ requestsPerSecond: 500, methodRequestsPerSecond: 200 })).toContain(
			'its stage or method limit refuses 300 of 500',
		);
		const plan = { requestsPerSecond: 500, planRequestsPerSecond: 100, planBurst: 200 };
		expect(sentence(plan)).toContain('its usage plan limit refuses 400 of 500');
		expect(sentence({ ...plan, api: 'http' })).toContain('Everything is served');
		expect(answer({ ...plan, api: 'http' }).warnings[0]).toContain('HTTP APIs have no usage plans');
	});

	test('the rule of ten a unit binds for short requests', () => {
		expect(
			sentence({
				requestsPerSecond: 30_000,
				durationSeconds: 0.02,
				gatewayRequestsPerSecond: 50_000,
			}),
		).toContain(
			'throttles 20,000 of 30,000 requests a second (66.7 %) by the rule of 10 requests a second for each unit; the client sees 500. An account quota of 3,000 would',
		);
	});

	test('the reservation binds; both bind; the switch is off; nothing arrives', () => {
		expect(sentence({ reservedConcurrency: 400 })).toContain(
			'this function’s reservation throttles 6,000 of 8,000 requests a second (75 %); the client sees 500. A reservation of 1,600',
		);
		const both = sentence({ requestsPerSecond: 12_000 });
		expect(both).toContain('its account limit refuses 2,000 of 12,000');
		expect(both).toContain(
			'the next bottleneck: the account’s concurrency throttles 5,000 of 12,000',
		);
		expect(sentence({ reservedConcurrency: 0 })).toContain('switched off');
		expect(sentence({ requestsPerSecond: 0 })).toBe('No requests, nothing refused.');
		expect(sentence({ requestsPerSecond: 5000 })).toBe(
			'Everything is served in steady state: all 5,000 requests a second.',
		);
	});

	test('what AWS would refuse is said so, with the most it accepts', () => {
		expect(sentence({ reservedConcurrency: 901 })).toContain('of 1,000 at most 900');
		expect(sentence({ reservedConcurrency: 10, provisionedConcurrency: 11 })).toContain(
			'at most the 10 that are reserved',
		);
	});
});

describe('what binds for a while', () => {
	test('growing: 3,000 requests a second of half a second meet a cold function', () => {
		// U* = 1,500, five seconds, r (U* − 1,000)² / (200 U*) = 2,500; one hold more or less.
		const { sentence: text, result } = answer({
			requestsPerSecond: 3000,
			durationSeconds: 0.5,
			coefficientOfVariation: 0,
			accountConcurrency: 5000,
		});
		expect(text).toContain(
			'Growing binds first for 5 s: a function adds 1,000 environments at once',
		);
		expect(text).toContain('With 500 provisioned it would be there at once.');
		if ('kind' in result) throw new Error(result.kind);
		expect(result.timeline.throttledWhileScaling).toBeGreaterThan(1000);
		expect(result.timeline.throttledWhileScaling).toBeLessThan(4000);
		expect(
			sentence({
				requestsPerSecond: 3000,
				durationSeconds: 0.5,
				accountConcurrency: 5000,
				provisionedConcurrency: 500,
			}),
		).toBe('Everything is served in steady state: all 3,000 requests a second.');
	});

	test('a spike beyond the bucket names the burst that would have held', () => {
		expect(
			sentence({
				requestsPerSecond: 0,
				durationSeconds: 0.05,
				profile: 'spike',
				spikeRequests: 7000,
				accountConcurrency: 20_000,
			}),
		).toContain('2,000 requests of the time shown get 429. A burst of 7,000 would admit them.');
	});

	test('a quota that is spent within its period', () => {
		expect(
			sentence({ requestsPerSecond: 100, planRequestsPerSecond: 200, planQuota: 720_000 }),
		).toContain('the usage plan’s quota of 720,000 a day is spent after 2 hours');
	});
});

describe('timeouts', () => {
	test('4.5 % of requests with a mean of ten seconds outlast the gateway', () => {
		const { sentence: text, warnings } = answer({ requestsPerSecond: 10, durationSeconds: 10 });
		expect(text).toContain(
			'4.5 % of the requests that run take longer than the 29 s that the gateway waits: the client gets 504',
		);
		expect(text).toMatch(/An integration timeout of \d+ s would bring that to 0\.1 %/);
		expect(warnings[0]).toContain('may run 30 s, the gateway waits 29 s');
	});

	test('edge-optimized and HTTP APIs keep their timeout', () => {
		for (const [api, kept] of [
			['edge', 29],
			['http', 30],
		] as const) {
			const { sentence: text, warnings } = answer({
				requestsPerSecond: 10,
				durationSeconds: 20,
				api,
				gatewayTimeoutSeconds: 120,
				functionTimeoutSeconds: 60,
			});
			expect(warnings).toContain(
				`Only Regional and private REST APIs can wait longer, so ${kept} s stand.`,
			);
			expect(text).toContain('answer at once and work asynchronously');
		}
	});

	test('the function’s own timeout, when it is the shorter', () => {
		expect(
			sentence({ requestsPerSecond: 1, durationSeconds: 5, functionTimeoutSeconds: 5 }),
		).toContain('are ended by the function’s own timeout of 5 s');
	});
});

test('provisioning all that is reserved throttles $LATEST; a dry bucket is named', () => {
	expect(
		answer({ reservedConcurrency: 10, provisionedConcurrency: 10 }).warnings.join(' '),
	).toContain('$LATEST');
	expect(answer({ gatewayBurst: 0 }).warnings.join(' ')).toContain(
		'A burst below 1 of the account',
	);
});

test('the client sees what the reader assumes', () => {
	expect(sentence({ api: 'http' })).toContain('the client sees 503');
	expect(sentence({ throttleStatus: '429' })).toContain('the client sees 429');
});

describe('the state in the query', () => {
	const generators = Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [
			name,
			fc
				.oneof(
					fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
					fc.nat().map(String),
				)
				.map((text) => field.clamp((field.parse(text) ?? field.default) as never)),
		]),
	) as unknown as {
		[K in keyof LambdaVsApiGatewayState]: fc.Arbitrary<LambdaVsApiGatewayState[K]>;
	};

	test('a shared link opens on the state it was copied from', () => {
		fc.assert(
			fc.property(fc.record(generators), (state) => {
				expect(readState(fields, explicitState(fields, state))).toEqual({ state, notices: [] });
			}),
		);
	});

	const keys = Object.values(fields).map(({ key }) => key);
	const noise = fc
		.array(fc.tuple(fc.constantFrom(...keys, 'v', 'utm'), fc.string({ unit: 'binary' })))
		.map((pairs) => new URLSearchParams(pairs).toString());
	const mutated = fc
		.tuple(
			fc.record(generators),
			fc.nat(),
			fc.constantFrom('&', '%', '9', '-', 'e9', '.', '=', 'k'),
		)
		.map(([state, at, text]) => {
			const query = explicitState(fields, state);
			return query.slice(0, at % query.length) + text + query.slice(at % query.length);
		});

	test.each([
		['noise', noise],
		['mutated links', mutated],
	])('%s: 250 queries give finite figures and a sentence', (_, queries) => {
		fc.assert(
			fc.property(queries, (query) => {
				const { state, notices } = readState(fields, query);
				const result = resultOf(state, limits);
				const text = [
					verdictOf(state, result, limits),
					...warningsOf(state, result),
					...notices.map((notice) => notice.replace(/“[^”]*”/g, '')),
					...('kind' in result ? [] : figuresOf(state, result).map(({ text }) => text)),
				].join(' ');
				expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
				if ('kind' in result) return;
				for (const sample of result.timeline.samples)
					for (const value of Object.values(sample).flat()) expect(value).toBeTypeOf('number');
				expect(JSON.stringify(result)).not.toContain('NaN');
			}),
			{ numRuns: 250 },
		);
	});

	test('a query of 100 kB is refused at once', () => {
		expect(readState(fields, `rps=${'9'.repeat(100_000)}`)).toEqual({
			state: scene,
			notices: [expect.stringContaining('longer than 20,000 characters')],
		});
	});
});
