import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';

/** Inside the project, so that packages resolve. */
const fixture = '.cache/fixture';
const edit = (file: string, from: string | RegExp, to: string) => {
	const place = path.join(fixture, file);
	const before = readFileSync(place, 'utf8');
	const after = before.replace(from, to);
	expect(after, file).not.toBe(before);
	writeFileSync(place, after);
};
const page = 'src/content/docs/lambda/vpc.mdx';

beforeEach(() => {
	rmSync(fixture, { recursive: true, force: true });
	mkdirSync(fixture, { recursive: true });
	for (const each of [
		'src',
		'config',
		'public',
		'astro.config.mjs',
		'package.json',
		'tsconfig.json',
	])
		cpSync(each, path.join(fixture, each), { recursive: true });
	// Starlight’s style sheets are imported by their place.
	symlinkSync(path.resolve('node_modules'), path.join(fixture, 'node_modules'));
	cpSync('.cache/diagrams', path.join(fixture, '.cache/diagrams'), { recursive: true });
});
afterAll(() => rmSync(fixture, { recursive: true, force: true }));

test.each([
	[
		'an unknown fact id',
		page,
		'lambda.vpc.fixed-ip',
		'lambda.vpc.fixed-ipp',
		[/\/lambda\/vpc\/|vpc\.mdx/, 'lambda.vpc.fixed-ipp', /nearest|does not import/i],
	],
	[
		'an unknown unit',
		'src/content/facts/lambda.yaml',
		/unit: MB\n/,
		'unit: megs\n',
		['src/content/facts/lambda.yaml', 'no unit "megs"', 'nearest'],
	],
	[
		'an unknown key',
		'src/content/facts/lambda.yaml',
		/label: /,
		'lable: ',
		['src/content/facts/lambda.yaml', 'unknown key "lable"'],
	],
	['an unknown frontmatter key', page, 'title:', 'tilte: x\ntitle:', ['lambda/vpc', 'tilte']],
	[
		'a dead link',
		page,
		'](/lambda/invocation/)',
		'](/lambda/invocations/)',
		['vpc.mdx', '/lambda/invocations/'],
	],
	['a dead anchor', page, '#reserving-it', '#reserving-them', ['#reserving-them']],
	[
		'a change of an unknown fact',
		'src/content/changes.yaml',
		'[apprunner.available]',
		'[apprunner.availabel]',
		['src/content/changes.yaml: app-runner-closed', 'nearest: apprunner.available'],
	],
	['a diagram without caption', page, /caption="[^"]*"/, '', ['/lambda/vpc/', 'add a caption']],
	[
		'a broken diagram',
		'src/content/diagrams/lambda-vpc-egress.d2',
		'vpc: Your VPC {',
		'vpc: Your VPC {{',
		[/lambda-vpc-egress\.d2:\d+:\d+/, 'correct the D2 text'],
	],
] as const)('%s fails the build with place and remedy', (_, file, from, to, expected) => {
	edit(file, from, to);
	const { status, stdout, stderr } = spawnSync('astro', ['build'], {
		encoding: 'utf8',
		cwd: fixture,
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	expect(status).not.toBe(0);
	for (const text of expected) {
		if (typeof text === 'string') expect(stdout + stderr).toContain(text);
		else expect(stdout + stderr).toMatch(text);
	}
});
