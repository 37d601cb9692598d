import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import {
	type BehaviorOptions,
	CachePolicy,
	Distribution,
	Function as CloudFrontFunction,
	FunctionCode,
	FunctionEventType,
	FunctionRuntime,
	HttpVersion,
	ResponseHeadersPolicy,
	SecurityPolicyProtocol,
	ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	type IBucket,
	ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import {
	BucketDeployment,
	type BucketDeploymentProps,
	CacheControl,
	Source,
} from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { policyFields, readRules, type Rule } from './headers.ts';
import type { Domain } from './settings.ts';

/** What the build says about responses; nothing that readers ask for. */
const HEADERS_FILE = '_headers';

/** The page for addresses that do not exist. */
const NOT_FOUND = '404.html';

/** Pages and all files whose names stay the same: CloudFront’s copies are invalidated when the site is uploaded. */
const SHORT_CACHE = [
	CacheControl.setPublic(),
	CacheControl.maxAge(Duration.minutes(5)),
	CacheControl.sMaxAge(Duration.days(1)),
];

/** Texts that say nothing about their encoding themselves. */
const CONTENT_TYPES = {
	'*.md': 'text/markdown; charset=utf-8',
	'*.txt': 'text/plain; charset=utf-8',
};

export interface SiteStackProps extends StackProps {
	/** Folder of the built site. */
	dist: string;
	domain?: Domain | undefined;
}

/** A private bucket with the site, CloudFront before it, and the names that lead there. */
export class SiteStack extends Stack {
	constructor(scope: Construct, id: string, { dist, domain, ...props }: SiteStackProps) {
		super(scope, id, props);
		const { everyFile, others } = readRules(readFileSync(path.join(dist, HEADERS_FILE), 'utf8'));
		const bucket = new Bucket(this, 'Files', {
			blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
			objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
			encryption: BucketEncryption.S3_MANAGED,
			enforceSSL: true,
			minimumTLSVersion: 1.2,
			// The build can be made again at any time.
			removalPolicy: RemovalPolicy.DESTROY,
			autoDeleteObjects: true,
		});
		const zone =
			domain &&
			HostedZone.fromHostedZoneAttributes(this, 'Zone', {
				hostedZoneId: domain.zoneId,
				zoneName: domain.zone,
			});
		const behaviour = this.#behaviours(bucket);
		const distribution = new Distribution(this, 'Distribution', {
			comment: 'Architecture Notes',
			httpVersion: HttpVersion.HTTP2_AND_3,
			defaultBehavior: behaviour(everyFile),
			additionalBehaviors: Object.fromEntries(
				others.map((rule) => [rule.pattern, behaviour(rule)]),
			),
			// S3 answers 403 for a file that is not there, because CloudFront may not list the bucket.
			errorResponses: [403, 404].map((httpStatus) => ({
				httpStatus,
				responseHttpStatus: 404,
				responsePagePath: `/${NOT_FOUND}`,
				ttl: Duration.minutes(1),
			})),
			...(domain && {
				domainNames: [domain.name],
				certificate: new Certificate(this, 'Certificate', {
					domainName: domain.name,
					validation: CertificateValidation.fromDns(zone),
				}),
				minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2025,
			}),
		});
		if (domain && zone) {
			const record = {
				zone,
				recordName: domain.name,
				target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
			};
			new ARecord(this, 'Ipv4', record);
			new AaaaRecord(this, 'Ipv6', record);
		}
		this.#upload(dist, bucket, distribution, others);
		new CfnOutput(this, 'Address', {
			value: `https://${domain?.name ?? distribution.distributionDomainName}/`,
		});
	}

	/**
	 * Makes CloudFront’s behaviours. Files with equal headers share a policy; files that are cached for long are no
	 * pages and cost no run of the function. Their Cache-Control is the file’s own and not the policy’s, so that the
	 * page for 404 in place of a missing one is not kept for a year.
	 */
	#behaviours(bucket: IBucket): (rule: Rule) => BehaviorOptions {
		const origin = S3BucketOrigin.withOriginAccessControl(bucket);
		const code = path.join(import.meta.dirname, 'viewer-request.js');
		const pageAddresses = new CloudFrontFunction(this, 'PageAddresses', {
			code: FunctionCode.fromFile({ filePath: code }),
			runtime: FunctionRuntime.JS_2_0,
		});
		const policies = new Map<string, ResponseHeadersPolicy>();
		return ({ pattern, headers, cacheControl }) => {
			const key = JSON.stringify(headers);
			const policy =
				policies.get(key) ??
				new ResponseHeadersPolicy(this, `Headers ${pattern}`, policyFields(headers));
			policies.set(key, policy);
			return {
				origin,
				viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
				cachePolicy: CachePolicy.CACHING_OPTIMIZED,
				compress: true,
				responseHeadersPolicy: policy,
				...(cacheControl === undefined && {
					functionAssociations: [
						{ function: pageAddresses, eventType: FunctionEventType.VIEWER_REQUEST },
					],
				}),
			};
		};
	}

	/**
	 * Uploads what pages need before the pages, and invalidates CloudFront’s copies at the end. Files with hashed names
	 * stay when a newer build lacks them: pages that are still open or cached ask for them.
	 */
	#upload(dist: string, bucket: IBucket, distribution: Distribution, rules: Rule[]): void {
		const common = {
			sources: [Source.asset(dist, { exclude: [HEADERS_FILE] })],
			destinationBucket: bucket,
			memoryLimit: 512,
			logGroup: new LogGroup(this, 'UploadLog', {
				retention: RetentionDays.ONE_MONTH,
				removalPolicy: RemovalPolicy.DESTROY,
			}),
		} satisfies BucketDeploymentProps;
		const hashed = Map.groupBy(
			rules.filter(({ cacheControl }) => cacheControl !== undefined),
			({ cacheControl }) => cacheControl!,
		);
		const groups = [
			...[...hashed].map(([cacheControl, files]) => ({
				include: files.map(({ pattern }) => pattern),
				cacheControl: [CacheControl.fromString(cacheControl)],
				prune: false,
			})),
			...Object.entries(CONTENT_TYPES).map(([pattern, contentType]) => ({
				include: [pattern],
				contentType,
				cacheControl: SHORT_CACHE,
				prune: true,
			})),
		];
		const before = groups.map(
			(group) =>
				new BucketDeployment(this, `Upload ${group.include.join(' ')}`, {
					...common,
					...group,
					exclude: ['*'],
				}),
		);
		const rest = new BucketDeployment(this, 'Upload', {
			...common,
			exclude: groups.flatMap(({ include }) => include),
			cacheControl: SHORT_CACHE,
			prune: true,
			distribution,
			distributionPaths: ['/*'],
		});
		rest.node.addDependency(...before);
	}
}
