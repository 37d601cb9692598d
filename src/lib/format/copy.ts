/** A text for the reader to take away. */
export interface Copy {
	label: string;
	/** What to do with it. */
	hint: string;
	text: string;
}

/** A CloudFormation template of one resource. */
export const cloudFormation = (name: string, type: string, properties: object): string =>
	json({ Resources: { [name]: { Type: type, Properties: properties } } });

/** JSON as people read it. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2);
