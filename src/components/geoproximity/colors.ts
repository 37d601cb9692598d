/** Colours of lab.css that have a hue. */
const COLORS = 5;

/** The colour of a site by its place in the list; letters tell apart what shares one. */
export const colorOf = (index: number) => (index % COLORS) + 1;
