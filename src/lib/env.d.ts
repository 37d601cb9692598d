/** What Vite gives every module; its own types would bring the DOM library into these rooms. */
interface ImportMeta {
	readonly env: { readonly BASE_URL: string; readonly DEV: boolean };
}
