import { Duration } from 'aws-cdk-lib';
import {
	HeadersFrameOption,
	HeadersReferrerPolicy,
	type ResponseCustomHeader,
	type ResponseHeadersPolicyProps,
	type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { headerPatterns, readHeaders, type Headers } from '../scripts/read-headers.ts';

/** Pattern of the build’s headers that matches every file. */
const EVERY_FILE = '/*';

/** The files that a pattern matches, and what their responses carry. */
export interface Rule {
	/** As S3 and CloudFront write it: `_astro/*`. */
	pattern: string;
	headers: Headers;
	/** Only files whose names change with what is in them have one. */
	cacheControl: string | undefined;
}

/**
 * Rules of the `_headers` file of a build: that for every file, and those of the files with others.
 *
 * @throws {Error} where the site was built for a path below the root
 */
export function readRules(file: string): { everyFile: Rule; others: Rule[] } {
	const headersFor = readHeaders(file);
	const rules = headerPatterns(file).map((pattern): Rule => {
		const { 'Cache-Control': cacheControl, ...headers } = headersFor(pattern);
		return { pattern: pattern.slice(1), headers, cacheControl };
	});
	const everyFile = rules.find(({ pattern }) => `/${pattern}` === EVERY_FILE);
	if (everyFile === undefined)
		throw new Error(`no headers for ${EVERY_FILE}: build the site without BASE`);
	return { everyFile, others: rules.filter((rule) => rule !== everyFile) };
}

/** CloudFront takes these only in fields of their own, and everything else as it stands. */
const SECURITY_HEADERS: Record<string, (value: string) => ResponseSecurityHeadersBehavior> = {
	'Content-Security-Policy': (contentSecurityPolicy) => ({
		contentSecurityPolicy: { contentSecurityPolicy, override: true },
	}),
	'Referrer-Policy': (value) => ({
		referrerPolicy: { referrerPolicy: oneOf(HeadersReferrerPolicy, value), override: true },
	}),
	'X-Content-Type-Options': (value) => {
		oneOf({ nosniff: 'nosniff' }, value);
		return { contentTypeOptions: { override: true } };
	},
	'X-Frame-Options': (value) => ({
		frameOptions: { frameOption: oneOf(HeadersFrameOption, value), override: true },
	}),
};

const YEAR = Duration.days(365);

/** The fields of a policy that adds these headers, and has browsers come back by HTTPS alone. */
export function policyFields(headers: Headers): ResponseHeadersPolicyProps {
	const securityHeadersBehavior: ResponseSecurityHeadersBehavior = {
		strictTransportSecurity: { accessControlMaxAge: YEAR, override: true },
	};
	const customHeaders: ResponseCustomHeader[] = [];
	for (const [header, value] of Object.entries(headers)) {
		const field = SECURITY_HEADERS[header];
		if (field) Object.assign(securityHeadersBehavior, field(value));
		else customHeaders.push({ header, value, override: true });
	}
	return { securityHeadersBehavior, customHeadersBehavior: { customHeaders } };
}

function oneOf<T extends string>(values: Record<string, T>, value: string): T {
	const found = Object.values(values).find((each) => each === value);
	if (found === undefined) throw new Error(`CloudFront has no “${value}” for this header`);
	return found;
}
