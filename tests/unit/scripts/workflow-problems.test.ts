import { describe, expect, test } from 'vitest';
import { unfollowedFolders, workflowProblems } from '../../../scripts/workflow-problems.ts';

const HASH = '0123456789abcdef0123456789abcdef01234567';

const workflow = (changes: {
	permissions?: string;
	own?: string;
	step?: string;
	runsOn?: string;
}) => `
name: Test
on: push
permissions: ${changes.permissions ?? '{}'}
jobs:
  only:
    runs-on: ${changes.runsOn ?? 'ubuntu-24.04'}
    ${changes.own ?? 'permissions: { contents: read }'}
    steps:
      - ${changes.step ?? `uses: owner/action@${HASH} # v1.2.3`}
`;

const problemsIn = (changes: Parameters<typeof workflow>[0]) =>
	workflowProblems('test.yml', workflow(changes));

describe('a workflow', () => {
	test('that is pinned, given little and made of the jobs is without problems', async () => {
		expect(await problemsIn({})).toEqual([]);
		expect(await problemsIn({ step: 'run: scripts/ci.sh build' })).toEqual([]);
	});

	test('may pin actions by nothing that can be moved', async () => {
		for (const action of [
			'owner/action@v1',
			'owner/action@main',
			`owner/action@${HASH}`,
			`owner/action@${HASH} # v1`,
			`owner/action@${HASH.slice(1)} # v1.2.3`,
		])
			expect(await problemsIn({ step: `uses: ${action}` })).toEqual([
				`test.yml: ${action} is not pinned by a commit with its version in a comment`,
			]);
	});

	test('gives permissions to jobs, and to each of them', async () => {
		for (const permissions of ['read-all', '{ contents: read }'])
			expect(await problemsIn({ permissions })).toEqual([
				'test.yml: permissions must be {} for all jobs',
			]);
		expect(await problemsIn({ own: 'timeout-minutes: 5' })).toEqual([
			'test.yml: the job only has no permissions of its own',
		]);
	});

	test('runs what every other machine can run', async () => {
		for (const step of [
			'npm test',
			'scripts/ci.sh publish',
			'scripts/ci.sh',
			'scripts/ci.sh audit x',
		])
			expect(await problemsIn({ step: `run: ${step}` })).toEqual([
				`test.yml: “${step}” is no job of scripts/ci.sh`,
			]);
	});

	test('is checked by actionlint', async () => {
		expect(await problemsIn({ runsOn: 'ubuntu-1' })).toEqual([
			expect.stringMatching(/^test\.yml:7:14 label "ubuntu-1" is unknown/),
		]);
		expect(await problemsIn({ step: 'rum: npm test' })).toEqual(
			expect.arrayContaining([expect.stringContaining('unexpected key "rum"')]),
		);
	});
});

test('packages are followed in every folder that locks them', () => {
	const dependabot = `
version: 2
updates:
  - package-ecosystem: npm
    directories: ['/', '/deploy']
  - package-ecosystem: github-actions
    directories: ['/more']
`;
	const lockfiles = ['package-lock.json', 'deploy/package-lock.json', 'more/package-lock.json'];
	expect(unfollowedFolders(dependabot, lockfiles)).toEqual(['/more']);
});
