import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.ts';

/** Runs every check, two at once where they need no other, goes on after a failure, and ends with one line over all. */
const results = '.cache/results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const env: NodeJS.ProcessEnv = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
for (const name of ['BASE', 'SITE', 'REPOSITORY', 'BUILD', 'GITHUB_SHA']) delete env[name];
let passed = 0;
let failed = 0;

/** Runs a program; what it says is printed as one piece when it ends, because another may run beside it. */
async function run(
	title: string,
	command: string,
	args: string[],
	extra: NodeJS.ProcessEnv = {},
): Promise<number | null> {
	console.log(`${title} …`);
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...env, ...extra },
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => (said += text));
	const status = await new Promise<number | null>((resolve) => {
		child.on('close', resolve);
		child.on('error', ({ message }) => {
			said += message;
			resolve(null);
		});
	});
	console.log(`\n# ${title}\n${said.trimEnd()}`);
	return status;
}

/** One check that counts as one, by its exit code. */
async function check(...program: Parameters<typeof run>): Promise<boolean> {
	const isPassed = (await run(...program)) === 0;
	if (isPassed) passed += 1;
	else failed += 1;
	return isPassed;
}

/** A run of Vitest, counted test by test. */
async function vitest(title: string, projects: string[]): Promise<void> {
	const file = `${results}/${projects.join('-')}.json`;
	const status = await run(title, 'vitest', [
		'run',
		...projects.flatMap((name) => ['--project', name]),
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	]);
	const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
	count(status, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

/** A run of Playwright, counted test by test. */
async function playwright(title: string, executable: string): Promise<void> {
	const file = `${results}/playwright.json`;
	const status = await run(title, 'playwright', ['test', '--project=browser'], {
		CHROME_PATH: executable,
		PLAYWRIGHT_JSON_OUTPUT_NAME: file,
	});
	const stats = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(
		file,
	)?.stats;
	count(status, stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0));
}

/** A runner that failed without a failed test, or ran none, is a failure too. */
function count(status: number | null, newlyPassed: number, newlyFailed: number): void {
	passed += newlyPassed;
	failed += newlyFailed;
	if (newlyFailed === 0 && (status !== 0 || newlyPassed === 0)) failed += 1;
}

function readReport<T>(file: string): T | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as T;
	} catch {
		return undefined;
	}
}

/** What reads only the files of the project, and one processor. */
async function readFiles(): Promise<void> {
	await check('Formatting', 'prettier', ['--check', '--log-level', 'warn', '.']);
	await check('Types', 'astro', ['check', '--minimumFailingSeverity', 'warning']);
	await check('Types of src/lib, without the DOM', 'tsc', ['--noEmit', '-p', 'src/lib']);
	await check('Lint and import rules', 'eslint', ['.', '--max-warnings', '0']);
	await check('Lockfiles', 'node', ['scripts/check-lock.ts']);
	await check('Workflows', 'npm', ['run', '--silent', 'check:workflows']);
	await check('Spelling', 'cspell', [
		'lint',
		'--no-progress',
		'--quiet',
		'src/content/**/*.{mdx,yaml}',
		'*.md',
		'docs/**/*.md',
	]);
}

async function readSite(): Promise<void> {
	await check('HTML', 'html-validate', ['dist/**/*.html']);
	await check('Sizes', 'node', ['scripts/size.ts']);
	await check('Deployment to AWS', 'npm', ['run', '--silent', 'check:deploy']);
}

async function readSiteByRules(): Promise<void> {
	await check('Build under a base path', 'astro', ['build', '--outDir', '.cache/dist-base'], {
		BASE: '/notes',
		SITE: 'https://notes.example',
		REPOSITORY: 'https://github.com/example/notes',
		BUILD: '1a2b3c4',
	});
	await vitest('Content rules', ['content']);
}

await Promise.all([readFiles(), vitest('Unit and component tests', ['unit', 'component'])]);
if (await check('Build', 'astro', ['build'])) {
	await Promise.all([readSite(), readSiteByRules()]);
	try {
		await playwright('Browser tests', findBrowser());
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		failed += 1;
	}
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
