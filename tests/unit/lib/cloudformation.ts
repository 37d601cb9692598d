import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, TypeDefinition } from '@aws-cdk/service-spec-types';

const specification = loadAwsServiceSpecSync();

/**
 * What CloudFormation’s specification finds wrong with the properties of a resource: unknown and missing names, and
 * values of another type. Empty where nothing is.
 */
export function cloudFormationProblems(type: string, properties: object): string[] {
	const resource = specification.lookup('resource', 'cloudFormationType', 'equals', type).only();
	return problemsOf(resource.properties, properties, type);
}

type Properties = TypeDefinition['properties'];

function problemsOf(known: Properties, given: object, path: string): string[] {
	const missing = Object.entries(known)
		.filter(([name, { required }]) => required && !(name in given))
		.map(([name]) => `${path}.${name} is missing`);
	const wrong = Object.entries(given).flatMap(([name, value]) => {
		const property = known[name];
		if (!property) return [`${path}.${name} is unknown`];
		const types = [property.type, ...(property.previousTypes ?? [])];
		const found = types.map((type) => typeProblems(type, value, `${path}.${name}`));
		return found.find((problems) => problems.length === 0) ?? found[0]!;
	});
	return [...missing, ...wrong];
}

function typeProblems(type: PropertyType, value: unknown, path: string): string[] {
	const expect = (holds: boolean) => (holds ? [] : [`${path} is not of type ${type.type}`]);
	switch (type.type) {
		case 'string':
			return expect(typeof value === 'string');
		case 'integer':
			return expect(Number.isInteger(value));
		case 'number':
			return expect(typeof value === 'number');
		case 'boolean':
			return expect(typeof value === 'boolean');
		case 'array':
			return Array.isArray(value)
				? value.flatMap((each, index) => typeProblems(type.element, each, `${path}[${index}]`))
				: expect(false);
		case 'ref': {
			const { properties } = specification.get('typeDefinition', type.reference.$ref);
			return problemsOf(properties, value as object, path);
		}
		case 'union': {
			const found = type.types.map((each) => typeProblems(each, value, path));
			return found.find((problems) => problems.length === 0) ?? found[0]!;
		}
		default:
			return [`${path} has the type ${type.type}, which is not checked`];
	}
}
