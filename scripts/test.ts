import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.ts';

/** Runs every check in order, goes on after a failure, and ends with one line over all of them. */
const results = '.cache/results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const env: NodeJS.ProcessEnv = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
for (const name of ['BASE', 'SITE', 'REPOSITORY']) delete env[name];
let passed = 0;
let failed = 0;

/** One check that counts as one, by its exit code. */
function check(
	title: string,
	command: string,
	args: string[],
	extra: NodeJS.ProcessEnv = {},
): boolean {
	console.log(`\n# ${title}`);
	const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...env, ...extra } });
	if (status === 0) passed += 1;
	else failed += 1;
	return status === 0;
}

/** A run of Vitest, counted test by test. */
function vitest(title: string, projects: string[]): void {
	console.log(`\n# ${title}`);
	const file = `${results}/${projects.join('-')}.json`;
	const { status } = spawnSync(
		'vitest',
		[
			'run',
			...projects.flatMap((name) => ['--project', name]),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`,
		],
		{ stdio: 'inherit', env },
	);
	const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
	count(status, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

/** A run of Playwright, counted test by test. */
function playwright(title: string, executable: string): void {
	console.log(`\n# ${title}`);
	const file = `${results}/playwright.json`;
	const { status } = spawnSync('playwright', ['test'], {
		stdio: 'inherit',
		env: { ...env, CHROME_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
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

check('Formatting', 'prettier', ['--check', '--log-level', 'warn', '.']);
check('Types', 'astro', ['check', '--minimumFailingSeverity', 'warning']);
check('Types of src/lib, without the DOM', 'tsc', ['--noEmit', '-p', 'src/lib']);
check('Lint and import rules', 'eslint', ['.', '--max-warnings', '0']);
check('Lockfiles', 'node', ['scripts/check-lock.ts']);
check('Workflows', 'npm', ['run', '--silent', 'check:workflows']);
check('Spelling', 'cspell', [
	'lint',
	'--no-progress',
	'--quiet',
	'src/content/**/*.{mdx,yaml}',
	'*.md',
	'docs/**/*.md',
]);
vitest('Unit and component tests', ['unit', 'component']);
const built = check('Build', 'astro', ['build']);
check('Build under a base path', 'astro', ['build', '--outDir', '.cache/dist-base'], {
	BASE: '/notes',
	SITE: 'https://notes.example',
});
if (built) {
	check('HTML', 'html-validate', ['dist/**/*.html']);
	vitest('Content rules', ['content']);
	check('Sizes', 'node', ['scripts/size.ts']);
	check('Deployment to AWS', 'npm', ['run', '--silent', 'check:deploy']);
	try {
		playwright('Browser tests', findBrowser());
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		failed += 1;
	}
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
