import { defineConfig } from 'html-validate';

export default defineConfig({
	extends: ['html-validate:recommended'],
	// Astro writes the style of an island beside it.
	elements: ['html5', { style: { inherit: 'style', flow: true } }],
	rules: {
		// Style of source text that no author writes: the build and Starlight do.
		'long-title': 'off',
		'no-trailing-whitespace': 'off',
		'void-style': 'off',
		'attribute-boolean-style': 'off',
		'attribute-empty-style': 'off',
		'doctype-style': 'off',
		'no-raw-characters': 'off',
		'script-type': 'off',
		'no-implicit-button-type': 'off',
		// Starlight and Expressive Code set colours in style attributes; the policy allows those alone.
		'no-inline-style': 'off',
		// Nothing loads from another origin, so there is nothing to pin.
		'require-sri': 'off',
		// A scrolling table or diagram is a region by role; it is no section of the page.
		'prefer-native-element': 'off',
		// A filter and a calculator answer while one types: they have nothing to submit.
		'wcag/h32': 'off',
		// Fact ids contain dots, and are addresses.
		'valid-id': ['error', { relaxed: true }],
	},
});
