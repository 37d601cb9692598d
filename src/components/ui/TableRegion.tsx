import type { ComponentChildren } from 'preact';

interface Props {
	/** Name of the region, which the keyboard reaches because it may scroll. */
	label: string;
	class?: string;
	children: ComponentChildren;
}

/** A table that scrolls by itself where the page is too narrow for it. */
export function TableRegion({ label, class: extra = '', children }: Props) {
	return (
		<div class={`table-scroll ${extra}`.trim()} role="region" aria-label={label} tabIndex={0}>
			{children}
		</div>
	);
}
