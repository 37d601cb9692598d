const TAPPED = 'data-tapped';

/** Marks the button of a lab under a press that does nothing yet; browsers differ in what the event names. */
export function markTapped({ clientX, clientY }: PointerEvent): void {
	const button = document
		.elementsFromPoint(clientX, clientY)
		.find((element) => element.matches('astro-island button:disabled'));
	if (!button) return;
	document.querySelector(`[${TAPPED}]`)?.removeAttribute(TAPPED);
	button.setAttribute(TAPPED, '');
}

/** Carries out the press that came before the island could. */
export function carryOutTap(island: HTMLElement): void {
	const button = island.querySelector<HTMLElement>(`[${TAPPED}]`);
	button?.removeAttribute(TAPPED);
	button?.click();
}
