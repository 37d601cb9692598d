import { spawnSync } from 'node:child_process';
import { base } from '../config/site.ts';
import { serve } from './serve.ts';

const build = spawnSync('astro', ['build'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);
const { address } = await serve('dist', Number(process.env['PORT'] ?? 4321), base);
console.log(`\nArchitecture Notes: ${address} (Ctrl+C ends it)`);
