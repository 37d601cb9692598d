/** Value of an attribute of a built page, in which nothing but ampersands and quotation marks is escaped. */
export const attributeValue = (written: string): string =>
	written.replaceAll(/&(?:quot|#34|#x22);/g, '"').replaceAll(/&(?:amp|#38|#x26);/g, '&');
