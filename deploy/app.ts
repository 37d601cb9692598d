import { existsSync } from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { readDomain } from './settings.ts';
import { SiteStack } from './site-stack.ts';

const dist = path.join(import.meta.dirname, '../dist');
if (!existsSync(dist)) throw new Error('no built site: run “npm run build:site” first');

new SiteStack(new App(), 'ArchitectureNotes', {
	dist,
	domain: readDomain(process.env),
	// CloudFront takes certificates from this Region alone, and serves a bucket from any.
	env: { region: 'us-east-1' },
});
