import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inlineScriptHashes } from '../../config/csp.ts';
import { services } from '../../src/lib/facts/services.ts';
import { attribute, builtPages, elements, hasClass, textOf, type Element } from './built.ts';

const pages = builtPages();
const content = pages.filter(
	({ path: page }) => page !== '/404.html' && !page.startsWith('/embed/'),
);
const body = (page: (typeof pages)[number]) =>
	[...elements(page.document)].find((element) => hasClass(element, 'sl-markdown-content'))!;
const sources = (readdirSync('src/content/docs', { recursive: true }) as string[]).filter((file) =>
	file.endsWith('.mdx'),
);
const sourceOf = (file: string) => readFileSync(path.join('src/content/docs', file), 'utf8');

/** Page paths that exist by decision; a page beside them needs a place here. */
const decided = [
	'/',
	'/about/',
	'/search/',
	'/overview/request-path/',
	'/compute/',
	'/compute/instance-types/',
	'/compute/placement-groups/',
	'/compute/purchase-options/',
	'/compute/metrics-and-recovery/',
	'/compute/hpc/',
	'/auto-scaling/',
	'/auto-scaling/groups/',
	'/auto-scaling/spot-fleet/',
	'/auto-scaling/health-checks/',
	'/auto-scaling/instance-refresh/',
	'/containers/',
	'/containers/overview/',
	'/containers/ecs/',
	'/containers/ecs-networking/',
	'/containers/ecs-scaling/',
	'/containers/ecr/',
	'/containers/eks/',
	'/containers/app-runner/',
	'/containers/anywhere/',
	'/lambda/',
	'/lambda/overview/',
	'/lambda/deployments/',
	'/lambda/limits/',
	'/lambda/vpc/',
	'/lambda/invocation/',
	'/load-balancing/',
	'/load-balancing/overview/',
	'/load-balancing/classic/',
	'/load-balancing/application/',
	'/load-balancing/network/',
	'/load-balancing/gateway/',
	'/load-balancing/cross-zone/',
	'/load-balancing/sticky-sessions/',
	'/load-balancing/routing-algorithms/',
	'/api-gateway/',
	'/api-gateway/overview/',
	'/api-gateway/large-uploads/',
	'/api-gateway/endpoint-types/',
	'/api-gateway/security/',
	'/api-gateway/observability/',
	'/api-gateway/usage-plans/',
	'/api-gateway/websockets/',
	'/api-gateway/private-apis/',
	'/api-gateway/appsync/',
	'/route-53/',
	'/route-53/records/',
	'/route-53/cname-vs-alias/',
	'/route-53/ttl/',
	'/route-53/routing-policies/',
	'/route-53/hosted-zones/',
	'/route-53/health-checks/',
	'/route-53/hybrid-dns/',
	'/edge/',
	'/edge/global-accelerator/',
	'/edge/outposts/',
	'/edge/wavelength/',
	'/edge/local-zones/',
	'/patterns/',
	'/patterns/compare/',
	'/patterns/elastic-ip/',
	'/patterns/dns-stateless-web/',
	'/patterns/alb-asg-ec2/',
	'/patterns/alb-ecs-ec2/',
	'/patterns/alb-fargate/',
	'/patterns/alb-lambda/',
	'/patterns/api-gateway-lambda/',
	'/patterns/api-gateway-service-proxy/',
	'/patterns/api-gateway-http/',
	'/patterns/static-site/',
	'/labs/',
	'/labs/lambda-vs-api-gateway/',
	'/labs/spot-fleet/',
	'/labs/geoproximity/',
	'/labs/serving-cost/',
	'/reference/',
	'/reference/quotas/',
	'/reference/corrections/',
	'/reference/changes/',
	'/reference/glossary/',
	'/reference/facts/',
	...Object.keys(services).map((service) => `/reference/facts/${service}/`),
];

test('the pages are those of the site map', () => {
	expect(content.map(({ path: page }) => page).toSorted()).toEqual(decided.toSorted());
});

test('content holds no code', () => {
	const files = readdirSync('src/content', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => name);
	expect(files.filter((name) => !/\.(mdx|yaml|d2)$/.test(name))).toEqual([]);
});

test('pages import components only from MDX-facing rooms', () => {
	for (const file of sources) {
		for (const [, imported] of sourceOf(file).matchAll(/^import .* from '([^']+)'/gm)) {
			expect(imported, file).toMatch(
				/^~\/components\/[\w/-]+\.astro$|^@astrojs\/starlight\/components$/,
			);
		}
	}
});

test('every page has a description of 70 to 160 characters, no two alike', () => {
	const descriptions = content.map(({ path: page, html }) => {
		const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
		expect(description.length, page).toBeGreaterThanOrEqual(70);
		expect(description.length, page).toBeLessThanOrEqual(170);
		return description;
	});
	expect(new Set(descriptions).size).toBe(descriptions.length);
});

test('no space stands between a fact and the mark or stop after it', () => {
	for (const { path: page, html } of content) {
		const gaps = [
			...html.matchAll(/.{30}\s(?:<\/a>|<a class="fact-mark"[^>]*>\d+<\/a>|<\/span>)\s*[,.;:]/g),
		];
		expect(
			gaps.map(([text]) => text),
			page,
		).toEqual([]);
	}
});

test('no fact stands outside a paragraph: MDX takes a line of components alone for no paragraph', () => {
	for (const page of content) {
		const loose = body(page).childNodes.filter(
			(node): node is Element =>
				'tagName' in node && (hasClass(node, 'fact') || attribute(node, 'data-fact') !== undefined),
		);
		expect(
			loose.map((element) => `put the last stop of the line outside <Fact>: ${textOf(element)}`),
			page.path,
		).toEqual([]);
	}
});

test('a glossary term is a link at its first use on a page, and only there; not in a heading', () => {
	let linked = 0;
	for (const page of content) {
		const parts = [...elements(body(page))];
		const terms = parts
			.filter((element) => hasClass(element, 'term'))
			.map((element) => textOf(element));
		expect(new Set(terms).size, page.path).toBe(terms.length);
		linked += terms.length;
		const headings = parts.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
		expect(
			headings.flatMap((heading) =>
				[...elements(heading)].filter((element) => hasClass(element, 'term')),
			),
			page.path,
		).toEqual([]);
	}
	expect(linked).toBeGreaterThan(content.length);
});

test('headings are in order: one h1, and no level left out', () => {
	for (const page of content) {
		const main = [...elements(page.document)].find((element) => element.tagName === 'main')!;
		const levels = [...elements(main)]
			.map(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1])
			.filter((level) => level !== undefined)
			.map(Number);
		expect(
			levels.filter((level) => level === 1),
			page.path,
		).toHaveLength(1);
		levels.forEach((level, index) =>
			expect(
				level - (levels[index - 1] ?? 1),
				`${page.path} heading ${index + 1}`,
			).toBeLessThanOrEqual(1),
		);
	}
});

test('every diagram has a caption and its words; every table a caption or a heading row', () => {
	for (const page of content) {
		for (const figure of [...elements(body(page))].filter((element) =>
			hasClass(element, 'diagram'),
		)) {
			const parts = [...elements(figure)];
			expect(
				textOf(parts.find(({ tagName }) => tagName === 'figcaption')!).trim().length,
				page.path,
			).toBeGreaterThan(20);
			expect(
				textOf(parts.find(({ tagName }) => tagName === 'details')!).trim().length,
				page.path,
			).toBeGreaterThan(40);
		}
		for (const table of [...elements(body(page))].filter(({ tagName }) => tagName === 'table')) {
			expect(
				[...elements(table)].some(({ tagName }) => tagName === 'th' || tagName === 'caption'),
				page.path,
			).toBe(true);
		}
	}
});

describe('no figure of AWS’s stands bare in prose', () => {
	/** Facts and their cards, code, labs, tables of facts, arithmetic and scenarios of our own. */
	const isExempt = (element: Element) =>
		attribute(element, 'data-fact') !== undefined ||
		[
			'code',
			'pre',
			'script',
			'style',
			'svg',
			'fact-cards',
			'quota-table',
			'astro-island',
			'kbd',
		].includes(element.tagName) ||
		[
			'arithmetic',
			'question',
			'counts',
			'fact',
			'fact-mark',
			'table-scroll',
			'correction',
			'diagram',
		].some((name) => hasClass(element, name));
	/** What may stand: HTTP codes, months with years, service names and exam style; each for its reason. */
	const allowed = [
		/\bHTTP 429\b/g, // a status code is a name, not a figure
		/\b(November|October|August) 20\d\d\b/g, // dates of the checking
		/\b\d+ (KB|MB) before\b/g,
		/\b20 ms\b|\b100 ms\b/g, // an example duration of our own, beside the rule it illustrates
		/\bRoute 53\b/g, // a service’s name
	];

	test.each(
		content
			.filter(({ path: page }) => !page.startsWith('/reference/'))
			.map((page) => [page.path, page] as const),
	)('%s', (_, page) => {
		let text = textOf(body(page), (element) => !isExempt(element));
		for (const pattern of allowed) text = text.replace(pattern, '');
		const bare = [...text.matchAll(/(?<![\p{L}\d.])\d[\d,.]*(?![\p{L}\d])/gu)].map(
			({ 0: number, index }) =>
				text.slice(Math.max(0, index - 40), index + number.length + 20).replace(/\s+/g, ' '),
		);
		expect(bare).toEqual([]);
	});
});

test('every inline script is known to the policy, and nothing loads from another origin', () => {
	for (const { path: page, html } of pages) {
		const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
		expect(policy, page).toContain("default-src 'self'");
		for (const [, script] of html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
			const hash = `sha256-${createHash('sha256').update(script!).digest('base64')}`;
			expect(
				policy.includes(hash) || (inlineScriptHashes as string[]).includes(hash),
				`${page} needs ${hash} in config/csp.ts: ${script!.slice(0, 60)}`,
			).toBe(true);
		}
		expect(
			[...html.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="(https?:[^"]+)"/g)].map(
				([, address]) => address,
			),
			page,
		).toEqual([]);
	}
});

describe.each([
	['the root', 'dist', ''],
	['a base path', '.cache/dist-base', '/notes'],
])('the crawl under %s', (_, folder, base) => {
	test('finds no dead link and no dead anchor', () => {
		const built = builtPages(folder);
		const anchors = new Map(
			built.map((page) => [
				base + page.path,
				new Set([...elements(page.document)].map((element) => attribute(element, 'id'))),
			]),
		);
		const dead: string[] = [];
		for (const page of built) {
			const targets = [...elements(page.document)]
				.flatMap((element) => [attribute(element, 'href'), attribute(element, 'src')])
				.filter((target) => target !== undefined && !/^[a-z]+:/i.test(target));
			for (const target of targets) {
				const { pathname, hash } = new URL(target!, `https://site.example${base}${page.path}`);
				const file = path.join(
					folder,
					pathname.slice(base.length),
					pathname.endsWith('/') ? 'index.html' : '',
				);
				const isInside = pathname.startsWith(`${base}/`);
				if (!isInside || !existsSync(file)) dead.push(`${page.path}: ${target}`);
				else if (
					hash &&
					anchors.has(pathname) &&
					!anchors.get(pathname)!.has(decodeURIComponent(hash.slice(1)))
				)
					dead.push(`${page.path}: no anchor ${target}`);
			}
		}
		expect(dead).toEqual([]);
	});
});
