import { loadFacts } from '../src/collections/load.ts';

/** Lists the facts that need looking up again: the weakest evidence first, and of equal evidence the oldest. */
const order = ['none', 'secondary', 'excerpt', 'dated-copy', 'api-model', 'page'];
const facts = (await loadFacts('src/content/facts')).toSorted(
	(a, b) =>
		order.indexOf(a.evidence) - order.indexOf(b.evidence) ||
		(a.asOf ?? '').localeCompare(b.asOf ?? ''),
);
for (const { id, evidence, asOf, source } of facts)
	console.log(`${evidence.padEnd(11)}${(asOf ?? '').padEnd(9)}${id}  ${source ?? ''}`);
for (const evidence of order)
	console.log(`${evidence}: ${facts.filter((fact) => fact.evidence === evidence).length}`);
