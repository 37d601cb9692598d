/** Puts the page’s Markdown copy on the clipboard: at once, because a click has loaded this, and at each further one. */
const actions = document.querySelector('page-actions')!;
const status = actions.querySelector('[role="status"]')!;
const { href } = actions.querySelector('a')!;

async function copyPage(): Promise<void> {
	status.textContent = '';
	try {
		await navigator.clipboard.write([new ClipboardItem({ 'text/plain': textOf(href) })]);
		status.textContent = 'Copied';
	} catch {
		status.textContent = 'Not copied: try again, or open the link';
	}
}

/** The copy, its links whole also where the address of the site was not known when it was built. */
async function textOf(address: string): Promise<Blob> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(response.statusText);
	const text = await response.text();
	return new Blob([text.replaceAll('](/', `](${location.origin}/`)], { type: 'text/plain' });
}

actions.querySelector('button')!.addEventListener('click', () => void copyPage());
void copyPage();

// A module, so that its names are its own.
export {};
