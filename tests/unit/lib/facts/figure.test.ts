import { describe, expect, test } from 'vitest';
import { ageText, evidenceAndAge, sourceText } from '~/lib/facts/evidence';
import { conditionsText, defaultText, figureText } from '~/lib/facts/figure';
import { idsIn } from '~/lib/facts/ids';
import { nearest } from '~/lib/facts/nearest';
import { filterOf, matches, queryOf } from '~/lib/facts/quota-filter';
import { csvOf } from '~/lib/format/csv';
import { serviceOf } from '~/lib/facts/services';
import { firstSentence } from '~/lib/facts/statement';
import { convert } from '~/lib/facts/units';

describe('figureText', () => {
	test.each([
		['a number with its unit', figureText(1000, 'executions'), '1,000 concurrent executions'],
		['one of a thing', figureText(1, 'hours'), '1 hour'],
		['a range', figureText({ min: 128, max: 10_240, default: 128 }, 'MB'), '128 to 10,240 MB'],
		[
			'a part of a range',
			figureText({ min: 1, max: 900 }, 'seconds', { part: 'max', shownIn: 'minutes' }),
			'15 minutes',
		],
		[
			'several numbers',
			figureText(
				[
					{ label: 'TCP', value: 350 },
					{ label: 'UDP', value: 120 },
				],
				'seconds',
			),
			'TCP 350 seconds, UDP 120 seconds',
		],
		['a percentage', figureText(90, 'percent'), '90 %'],
		['a bare unit', figureText(255, 'weight'), '255'],
		['without its unit', figureText(5, 'layers', { bare: true }), '5'],
		[
			'a small price',
			figureText(0.0000166667, 'USD per GB-second'),
			'0.0000166667 USD per GB-second',
		],
	])('shows %s', (_, text, expected) => {
		expect(text).toBe(expected);
	});

	test('refuses a part that is not there, naming those that are', () => {
		expect(() => figureText({ min: 1, max: 2 }, 'seconds', { part: 'default' })).toThrow(
			'no part "default"; parts: min, max',
		);
		expect(() => figureText(3, 'seconds', { part: 'max' })).toThrow('none: it is one number');
	});

	test('gives the default of a range that has one', () => {
		expect(defaultText({ min: 1, max: 900, default: 3 }, 'seconds')).toBe('3 seconds');
		expect(defaultText({ min: 1, max: 900 }, 'seconds')).toBeUndefined();
		expect(defaultText(7, 'seconds')).toBeUndefined();
	});
});

test('convert keeps to one dimension', () => {
	expect(convert(10_240, 'MB', 'GB')).toBe(10);
	expect(() => convert(1, 'seconds', 'MB')).toThrow('seconds cannot be shown in MB');
});

test('nearest lists the likeliest names first', () => {
	expect(
		nearest('lambda.limit.memry', ['elb.alb', 'lambda.limit.memory', 'lambda.limit.tmp'], 2),
	).toEqual(['lambda.limit.memory', 'lambda.limit.tmp']);
});

test('idsIn finds quoted ids in the order of their first use', () => {
	const known = new Set(['a.b', 'c/d', 'e.f']);
	expect(idsIn(`<Fact id="c/d" /> ids={['a.b', "c/d", 'x.y']} e.f`, known)).toEqual(['c/d', 'a.b']);
});

test('ages and sources read like a person wrote them', () => {
	expect(ageText('2026-08')).toBe('August 2026');
	expect(ageText('2026')).toBe('2026');
	expect(sourceText('https://docs.aws.amazon.com/lambda/latest/dg/limits.html')).toBe(
		'docs.aws.amazon.com/lambda/latest/dg/limits',
	);
});

test('a table belongs to the service its name begins with', () => {
	expect(serviceOf('lambda-quotas')).toBe('lambda');
	expect(serviceOf('load-balancer-prices')).toBe('load-balancing');
	expect(() => serviceOf('nonsense')).toThrow('add it to src/lib/facts/services.ts');
});

describe('the quota filter', () => {
	const row = { service: 'lambda', text: 'Concurrent executions 1,000 account per Region' };

	test('wants the service and every word', () => {
		expect(matches(row, { service: 'lambda', text: 'region CONCURRENT' })).toBe(true);
		expect(matches(row, { service: 'ec2', text: '' })).toBe(false);
		expect(matches(row, { service: '', text: 'region memory' })).toBe(false);
	});

	test('is kept in the query beside foreign keys, and nonsense counts as all', () => {
		expect(queryOf({ service: 'lambda', text: 'a b' }, '?x=1')).toBe('x=1&service=lambda&q=a+b');
		expect(queryOf({ service: '', text: '' }, 'service=lambda&q=z')).toBe('');
		expect(filterOf('service=<b>&q=memory', ['lambda'])).toEqual({ service: '', text: 'memory' });
	});

	test('writes CSV that spreadsheets read and do not run', () => {
		expect(
			csvOf([
				['a', 'b,c', 'd"e'],
				['=1+1', '-5', '@x'],
			]),
		).toBe('a,"b,c","d""e"\r\n\'=1+1,-5,\'@x\r\n');
	});
});

test('the first sentence of a statement ends where the second begins', () => {
	expect(firstSentence('Lambda runs .NET 8 and Node.js 22.5 functions. It does more.')).toBe(
		'Lambda runs .NET 8 and Node.js 22.5 functions.',
	);
	expect(firstSentence('One sentence only.')).toBe('One sentence only.');
});

test('a port is a name and has no thousands separator', () => {
	expect(figureText(6081, 'port')).toBe('6081');
});

test.each([
	[
		'all there is to say',
		{ value: { min: 1, max: 9, default: 3 }, unit: 'seconds', scope: 'per pond', adjustable: true },
		', per pond; default 3 seconds; can be raised.',
	],
	[
		'that a figure is fixed',
		{ value: 5, unit: 'layers', scope: undefined, adjustable: false },
		'; fixed.',
	],
	[
		'nothing where nothing is known',
		{ value: 5, unit: 'layers', scope: undefined, adjustable: undefined },
		'.',
	],
] as const)('conditionsText says %s', (_, figure, expected) => {
	expect(conditionsText(figure)).toBe(expected);
});

test('evidenceAndAge leaves out an age that is not known', () => {
	expect(evidenceAndAge({ evidence: 'page', asOf: '2020-05' })).toBe(
		'AWS’s page read in full, May 2020',
	);
	expect(evidenceAndAge({ evidence: 'none', asOf: undefined })).toBe('no text of AWS’s seen');
});
