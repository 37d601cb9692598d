import type { AstroIntegration } from 'astro';
