/** Colours of palette.css that have a hue. */
const COLORS = 5;

/** Number of the colour of a thing by its place in a list, from 1; letters or numbers tell apart what shares one. */
export const seriesColor = (index: number) => (index % COLORS) + 1;
