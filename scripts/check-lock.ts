import { globSync, readFileSync } from 'node:fs';

/** `npm ci` refuses a lockfile that lacks an optional platform package, and a registry can lag behind with those. */
interface LockEntry {
	optionalDependencies?: Record<string, string>;
}

const lockfiles = globSync('**/package-lock.json', { exclude: ['**/node_modules/**'] });
const missing = lockfiles.flatMap((lockfile) => {
	const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as {
		packages: Record<string, LockEntry>;
	};
	return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => {
				const folders = place
					.split('/node_modules/')
					.map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
				return !['', ...folders].some(
					(folder) => packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`],
				);
			})
			.map(
				(name) =>
					`${place || 'package.json'} needs ${name}, which ${lockfile} lacks: choose a version whose platform packages are all published`,
			),
	);
});
if (missing.length > 0) {
	console.error(missing.join('\n'));
	process.exit(1);
}
console.log('The lockfiles have every optional dependency.');
