import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readDomain } from './settings.ts';

/** Installs and builds the site as it will be served: at the root, under the domain’s name where there is one. */
const { BASE: _, ...env } = process.env;
const domain = readDomain(env);
if (domain) env['SITE'] = `https://${domain.name}`;

for (const args of [['ci'], ['run', 'build']]) {
	const { status } = spawnSync('npm', args, {
		cwd: path.join(import.meta.dirname, '..'),
		env,
		stdio: 'inherit',
	});
	if (status !== 0) process.exit(status ?? 1);
}
