import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterOf, matches, queryOf } from '~/lib/facts/quota-filter';
import { hostileQuery, hostileText } from '../../../hostile.ts';

const services = ['', 'lambda', 'ec2'];
const row = { service: 'lambda', text: 'Timeout 15 minutes per function yes' };

test('a row is found by its service and by its words in any order and case', () => {
	expect(matches(row, { service: 'lambda', text: 'FUNCTION 15' })).toBe(true);
	expect(matches(row, { service: 'lambda', text: 'layers' })).toBe(false);
	expect(matches(row, { service: 'ec2', text: '' })).toBe(false);
});

test('of a hostile address, a filter has a service of the list and a short text', () => {
	fc.assert(
		fc.property(hostileQuery(['service', 'q']), (query) => {
			const filter = filterOf(query, services);
			expect(services).toContain(filter.service);
			expect(filter.text.length).toBeLessThanOrEqual(200);
			expect(typeof matches(row, filter)).toBe('boolean');
		}),
	);
});

test('an address keeps the filter, and what else it holds', () => {
	fc.assert(
		fc.property(fc.constantFrom(...services), hostileText, (service, text) => {
			const filter = { service, text: text.toWellFormed().slice(0, 200).toWellFormed() };
			const query = queryOf(filter, 'utm=1&q=old&q=older');
			expect(filterOf(query, services)).toEqual(filter);
			expect(new URLSearchParams(query).get('utm')).toBe('1');
		}),
	);
});

test('a text of a million words is cut before a row is looked at', () => {
	const asked: string[] = [];
	const { text } = filterOf(`q=${'a '.repeat(1_000_000)}`, services);
	matches(
		{
			...row,
			text: {
				toLowerCase: () => ({ includes: (word: string) => asked.push(word) > 0 }),
			} as unknown as string,
		},
		{ service: '', text },
	);
	expect(asked.length).toBeLessThanOrEqual(101);
});
