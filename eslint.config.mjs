// @ts-check
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/**
 * @param {string} files
 * @param {string[]} group
 * @returns {import('eslint').Linter.Config}
 */
const mayNotImport = (files, group) => ({
	files: [files],
	rules: {
		'no-restricted-imports': [
			'error',
			{ patterns: [{ group, message: `${files} may not import this: see docs/architecture.md` }] },
		],
	},
});

const frameworks = ['astro', 'astro:*', 'preact', 'preact/*', '@astrojs/*'];
const rooms = [
	'**/components/**',
	'**/content/**',
	'**/collections/**',
	'~/components/**',
	'~/content/**',
	'~/collections/**',
];

export default defineConfig(
	globalIgnores(['dist/', '.astro/', '.cache/', 'test-results/', '**/cdk.out/']),
	eslint.configs.recommended,
	tseslint.configs.recommended,
	astro.configs.recommended,
	{
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^(_|Props$)', argsIgnorePattern: '^_' },
			],
			'no-restricted-syntax': [
				'error',
				{
					selector:
						':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration) > Literal.source[value=/^\\.{1,2}\\/(?!.*\\.\\w+(\\?.*)?$)/]',
					message: 'name the file with its ending, so that Node can read it as it is',
				},
			],
		},
	},
	{
		files: ['src/components/ui/reading-the-link.js'],
		languageOptions: {
			globals: { document: 'readonly', location: 'readonly', URLSearchParams: 'readonly' },
		},
	},
	{
		// CloudFront calls it by its name.
		files: ['deploy/viewer-request.js'],
		rules: { '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^handler$' }] },
	},
	mayNotImport('src/lib/**/*.ts', [...frameworks, ...rooms]),
	mayNotImport('src/components/**/*.tsx', [
		'astro',
		'astro:*',
		'@astrojs/*',
		'**/facts/**',
		'**/collections/**',
	]),
	mayNotImport('config/**/*.ts', [
		'**/src/components/**',
		'**/src/content/**',
		'**/src/pages/**',
		'~/**',
	]),
	mayNotImport('deploy/**/*.ts', ['**/src/**', '**/config/**']),
);
