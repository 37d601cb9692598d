import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Domain } from '../settings.ts';
import { SiteStack } from '../site-stack.ts';
import { buildSite } from './built-site.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'deploy-'));
const dist = path.join(folder, 'dist');
buildSite(dist);
after(() => rmSync(folder, { recursive: true }));

const DOMAIN: Domain = { name: 'notes.example.org', zone: 'example.org', zoneId: 'Z1' };

function synthesise(name: string, domain?: Domain) {
	const app = new App({ outdir: path.join(folder, name) });
	const stack = new SiteStack(app, 'Site', { dist, domain, env: { region: 'us-east-1' } });
	return { template: Template.fromStack(stack), assembly: app.synth() };
}
const { template, assembly } = synthesise('unnamed');

/** Properties of the resources of a type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the CDK’s assertions give them no type
const properties = (type: string, from = template): any[] =>
	Object.values(from.findResources(type)).map(({ Properties }) => Properties);

const { DistributionConfig: distribution } = properties('AWS::CloudFront::Distribution')[0];
const policies = Object.fromEntries(
	Object.entries(template.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
		([id, { Properties }]) => [id, Properties.ResponseHeadersPolicyConfig],
	),
);
const policyOf = (behaviour: { ResponseHeadersPolicyId: { Ref: string } }) =>
	policies[behaviour.ResponseHeadersPolicyId.Ref];
const behaviourOf = (pattern: string) =>
	distribution.CacheBehaviors.find(
		({ PathPattern }: { PathPattern: string }) => PathPattern === pattern,
	);

describe('the bucket', () => {
	test('is private, encrypted and without access lists', () => {
		template.resourceCountIs('AWS::S3::Bucket', 1);
		template.hasResourceProperties('AWS::S3::Bucket', {
			PublicAccessBlockConfiguration: {
				BlockPublicAcls: true,
				BlockPublicPolicy: true,
				IgnorePublicAcls: true,
				RestrictPublicBuckets: true,
			},
			OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
			BucketEncryption: Match.anyValue(),
			WebsiteConfiguration: Match.absent(),
		});
	});

	test('refuses requests without TLS 1.2', () => {
		for (const Condition of [
			{ Bool: { 'aws:SecureTransport': 'false' } },
			{ NumericLessThan: { 's3:TlsVersion': 1.2 } },
		])
			template.hasResourceProperties('AWS::S3::BucketPolicy', {
				PolicyDocument: {
					Statement: Match.arrayWith([
						Match.objectLike({
							Effect: 'Deny',
							Action: 's3:*',
							Principal: { AWS: '*' },
							Condition,
						}),
					]),
				},
			});
	});

	test('lets this distribution read files and nobody else, and lets nobody list them', () => {
		const [{ PolicyDocument }] = properties('AWS::S3::BucketPolicy');
		const toServices = PolicyDocument.Statement.filter(
			({ Principal }: { Principal: { Service?: string } }) => Principal.Service,
		);
		assert.equal(toServices.length, 1);
		assert.equal(toServices[0].Principal.Service, 'cloudfront.amazonaws.com');
		assert.equal(toServices[0].Action, 's3:GetObject');
		const [distributionId] = Object.keys(template.findResources('AWS::CloudFront::Distribution'));
		assert.match(
			JSON.stringify(toServices[0].Condition),
			new RegExp(`AWS:SourceArn.*distribution/.*${distributionId}`),
		);
	});
});

describe('CloudFront', () => {
	test('signs its requests to the bucket', () => {
		template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
			OriginAccessControlConfig: {
				OriginAccessControlOriginType: 's3',
				SigningBehavior: 'always',
				SigningProtocol: 'sigv4',
			},
		});
		assert.equal(distribution.Origins.length, 1);
		assert.ok(distribution.Origins[0].OriginAccessControlId);
		assert.equal(distribution.Origins[0].S3OriginConfig.OriginAccessIdentity, '');
	});

	test('speaks HTTP/3 and IPv6', () => {
		assert.equal(distribution.HttpVersion, 'http2and3');
		assert.equal(distribution.IPV6Enabled, true);
	});

	test('redirects to HTTPS and compresses, whatever is asked for', () => {
		for (const behaviour of [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors]) {
			assert.equal(behaviour.ViewerProtocolPolicy, 'redirect-to-https');
			assert.equal(behaviour.Compress, true);
			// Managed-CachingOptimized: Brotli and gzip; queries and cookies make no copies of their own
			// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html).
			assert.equal(behaviour.CachePolicyId, '658327ea-f89d-4fab-a63d-7e88639e58f6');
		}
	});

	test('has a behaviour for each pattern of the build’s headers', () => {
		assert.deepEqual(
			distribution.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern),
			['embed/*', '_astro/*', 'words/index/*'],
		);
	});

	test('sends the build’s headers with every file', () => {
		for (const behaviour of [
			distribution.DefaultCacheBehavior,
			behaviourOf('_astro/*'),
			behaviourOf('words/index/*'),
		]) {
			const { SecurityHeadersConfig: security, CustomHeadersConfig: others } = policyOf(behaviour);
			assert.equal(
				security.ContentSecurityPolicy.ContentSecurityPolicy,
				"default-src 'self'; frame-ancestors 'none'",
			);
			assert.equal(security.FrameOptions.FrameOption, 'SAMEORIGIN');
			assert.equal(security.ReferrerPolicy.ReferrerPolicy, 'same-origin');
			assert.equal(security.ContentTypeOptions.Override, true);
			assert.equal(security.StrictTransportSecurity.AccessControlMaxAgeSec, 365 * 24 * 60 * 60);
			assert.deepEqual(others.Items, [
				{ Header: 'Permissions-Policy', Value: 'camera=()', Override: true },
			]);
		}
	});

	test('lets everyone frame the labs made for that', () => {
		const { SecurityHeadersConfig: security } = policyOf(behaviourOf('embed/*'));
		assert.equal(
			security.ContentSecurityPolicy.ContentSecurityPolicy,
			"default-src 'self'; frame-ancestors *",
		);
		assert.equal(security.FrameOptions, undefined);
	});

	test('answers 404 with the page for it where the bucket has no file', () => {
		assert.deepEqual(
			distribution.CustomErrorResponses.map(
				({ ErrorCachingMinTTL: _, ...response }: { ErrorCachingMinTTL: number }) => response,
			),
			[403, 404].map((ErrorCode) => ({
				ErrorCode,
				ResponseCode: 404,
				ResponsePagePath: '/404.html',
			})),
		);
	});

	test('runs the tested function on requests for pages, and not for hashed files', () => {
		const [{ FunctionCode, FunctionConfig, AutoPublish }] = properties('AWS::CloudFront::Function');
		const source = path.join(import.meta.dirname, '../viewer-request.js');
		assert.equal(FunctionCode, readFileSync(source, 'utf8'));
		assert.equal(FunctionConfig.Runtime, 'cloudfront-js-2.0');
		assert.equal(AutoPublish, true);
		for (const behaviour of [distribution.DefaultCacheBehavior, behaviourOf('embed/*')])
			assert.deepEqual(
				behaviour.FunctionAssociations.map(({ EventType }: { EventType: string }) => EventType),
				['viewer-request'],
			);
		for (const pattern of ['_astro/*', 'words/index/*'])
			assert.equal(behaviourOf(pattern).FunctionAssociations, undefined);
	});
});

interface Upload {
	Include?: string[];
	Exclude?: string[];
	Prune: boolean;
	SystemMetadata: Record<string, string>;
	DistributionPaths?: string[];
}

/** Whether `aws s3 sync` takes a file: the last filter that matches decides, and `*` also stands for slashes. */
const takes = ({ Exclude = [], Include = [] }: Upload, file: string) => {
	const matches = (pattern: string) =>
		new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(file);
	return Include.some(matches) || !Exclude.some(matches);
};

describe('the upload', () => {
	const uploads: Upload[] = properties('Custom::CDKBucketDeployment');
	const uploadOf = (file: string): Upload => {
		const [upload, ...more] = uploads.filter((each) => takes(each, file));
		assert.ok(upload && more.length === 0, `${file} is in ${upload ? 'several uploads' : 'none'}`);
		return upload;
	};

	test('keeps hashed files for long, in caches and in the bucket', () => {
		for (const file of ['_astro/a.B1c.js', '_astro/notes.txt.js', 'words/index/en_1.bin']) {
			const { SystemMetadata, Prune } = uploadOf(file);
			assert.equal(SystemMetadata['cache-control'], 'public, max-age=1234, immutable');
			assert.equal(Prune, false);
		}
	});

	test('keeps everything else for minutes in browsers, and removes what the site no longer has', () => {
		for (const file of [
			'index.html',
			'lambda/limits/index.html',
			'sw.js',
			'a/b.md',
			'robots.txt',
		]) {
			const { SystemMetadata, Prune } = uploadOf(file);
			assert.equal(SystemMetadata['cache-control'], 'public, max-age=300, s-maxage=86400');
			assert.equal(Prune, true);
		}
	});

	test('says the encoding of texts that cannot say it', () => {
		assert.equal(
			uploadOf('compute/hpc.md').SystemMetadata['content-type'],
			'text/markdown; charset=utf-8',
		);
		assert.equal(uploadOf('llms.txt').SystemMetadata['content-type'], 'text/plain; charset=utf-8');
		assert.equal(uploadOf('index.html').SystemMetadata['content-type'], undefined);
	});

	test('brings the pages last, and then invalidates everything', () => {
		const all = template.findResources('Custom::CDKBucketDeployment');
		const [last, ...others] = Object.entries(all).filter(
			([, { Properties }]) => Properties.DistributionPaths,
		);
		assert.equal(others.length, 0);
		const [id, { Properties, DependsOn }] = last!;
		assert.deepEqual(Properties.DistributionPaths, ['/*']);
		assert.ok(Properties.DistributionId);
		for (const each of Object.keys(all).filter((other) => other !== id))
			assert.ok(DependsOn.includes(each), `${each} may come after the pages`);
	});

	test('leaves out the file that is for hosts', () => {
		const site = readdirSync(assembly.directory, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => readdirSync(path.join(assembly.directory, name)).sort())
			.find((files) => files.includes('index.html'));
		assert.deepEqual(site, ['_astro', 'index.html']);
	});
});

describe('without a domain name', () => {
	test('the site has CloudFront’s name, and neither certificate nor records', () => {
		assert.equal(distribution.Aliases, undefined);
		template.resourceCountIs('AWS::CertificateManager::Certificate', 0);
		template.resourceCountIs('AWS::Route53::RecordSet', 0);
	});
});

describe('with a domain name', () => {
	const { template: named } = synthesise('named', DOMAIN);

	test('the certificate is proved by the zone’s records and used with TLS 1.2 and newer only', () => {
		named.hasResourceProperties('AWS::CertificateManager::Certificate', {
			DomainName: 'notes.example.org',
			ValidationMethod: 'DNS',
			DomainValidationOptions: [{ DomainName: 'notes.example.org', HostedZoneId: 'Z1' }],
		});
		named.hasResourceProperties('AWS::CloudFront::Distribution', {
			DistributionConfig: {
				Aliases: ['notes.example.org'],
				ViewerCertificate: {
					MinimumProtocolVersion: 'TLSv1.2_2025',
					SslSupportMethod: 'sni-only',
				},
			},
		});
	});

	test('its records for IPv4 and IPv6 lead to the distribution', () => {
		const records = properties('AWS::Route53::RecordSet', named);
		assert.deepEqual(records.map(({ Type }) => Type).sort(), ['A', 'AAAA']);
		const [distributionId] = Object.keys(named.findResources('AWS::CloudFront::Distribution'));
		for (const { Name, HostedZoneId, AliasTarget } of records) {
			assert.equal(Name, 'notes.example.org.');
			assert.equal(HostedZoneId, 'Z1');
			assert.deepEqual(AliasTarget.DNSName, { 'Fn::GetAtt': [distributionId, 'DomainName'] });
		}
	});
});
