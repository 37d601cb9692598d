/** The cities that the author’s notes name, as GeoNames lists them. */
export const NOTED = [
	{ name: 'Kansas City', country: 'US', adminCode: 'MO' },
	{ name: 'Denver', country: 'US', adminCode: 'CO' },
] as const;

/** What the map calls a city. */
export const labelOf = ({ name, country }: { name: string; country: string }) =>
	`${name}, ${country}`;
