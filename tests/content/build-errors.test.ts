import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'vitest';

/** Inside the project, so that packages resolve. */
const fixtures = '.cache/fixtures';

const page = 'src/content/docs/lambda/vpc.mdx';

/** A copy of the project in a folder of its own. */
function copyProject(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const each of [
		'src',
		'config',
		'public',
		'astro.config.mjs',
		'package.json',
		'tsconfig.json',
	])
		cpSync(each, path.join(folder, each), { recursive: true });
	// Starlight’s style sheets are imported by their place.
	symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
	cpSync('.cache/diagrams', path.join(folder, '.cache/diagrams'), { recursive: true });
}

/** How the build of a folder ends, and all that it says. */
async function build(folder: string): Promise<{ status: number; said: string }> {
	const child = spawn('astro', ['build'], {
		cwd: folder,
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	const [status, ...said] = await Promise.all([
		new Promise<number>((resolve) => child.on('close', resolve)),
		text(child.stdout),
		text(child.stderr),
	]);
	return { status, said: said.join('') };
}

test.concurrent.for([
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
		'a dead link and a dead anchor',
		page,
		/#reserving-it([^]*\/lambda\/invocation)\//,
		'#reserving-them$1s/',
		['vpc.mdx', '/lambda/invocations/', '#reserving-them'],
	],
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
] as const)(
	'%s fails the build with place and remedy',
	async ([name, file, from, to, expected], { expect }) => {
		const folder = path.join(fixtures, name.replaceAll(' ', '-'));
		copyProject(folder);
		const place = path.join(folder, file);
		const before = readFileSync(place, 'utf8');
		const after = before.replace(from, to);
		expect(after, file).not.toBe(before);
		writeFileSync(place, after);

		const { status, said } = await build(folder);
		expect(status).not.toBe(0);
		for (const each of expected) {
			if (typeof each === 'string') expect(said).toContain(each);
			else expect(said).toMatch(each);
		}
		rmSync(folder, { recursive: true });
	},
);
