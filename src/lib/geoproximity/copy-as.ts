import { cloudFormation, json, type Copy } from '../format/copy.ts';
import type { PlacedSite } from './state.ts';

/** Stand-ins for what only the reader knows. */
const NAME = 'app.example.com.';
const ZONE = 'example.com.';
const ADDRESS = '192.0.2.1';
const TTL_SECONDS = 60;

/** `GeoProximityLocation` of the API, which CloudFormation takes as it is. */
function locationOf({ id, bias, place }: PlacedSite) {
	return {
		...(place
			? { Coordinates: { Latitude: String(place.lat), Longitude: String(place.lon) } }
			: { AWSRegion: id }),
		Bias: bias,
	};
}

/** `ChangeBatch` of `ChangeResourceRecordSets`. */
export function changeBatch(sites: readonly PlacedSite[]) {
	return {
		Changes: sites.map((site) => ({
			Action: 'UPSERT' as const,
			ResourceRecordSet: {
				Name: NAME,
				Type: 'A' as const,
				SetIdentifier: site.id,
				TTL: TTL_SECONDS,
				ResourceRecords: [{ Value: ADDRESS }],
				GeoProximityLocation: locationOf(site),
			},
		})),
	};
}

/** Properties of `AWS::Route53::RecordSetGroup`. */
export function recordSetGroup(sites: readonly PlacedSite[]) {
	return {
		HostedZoneName: ZONE,
		RecordSets: sites.map((site) => ({
			Name: NAME,
			Type: 'A',
			SetIdentifier: site.id,
			TTL: String(TTL_SECONDS),
			ResourceRecords: [ADDRESS],
			GeoProximityLocation: locationOf(site),
		})),
	};
}

/** Resources of Terraform’s AWS provider. */
export function terraform(sites: readonly PlacedSite[]): string {
	return sites
		.map(({ id, bias, place }) =>
			[
				`resource "aws_route53_record" "app_${id.replaceAll('-', '_').toLowerCase()}" {`,
				'  zone_id        = var.zone_id',
				`  name           = "${NAME.slice(0, -1)}"`,
				'  type           = "A"',
				`  ttl            = ${TTL_SECONDS}`,
				`  records        = ["${ADDRESS}"]`,
				`  set_identifier = "${id}"`,
				'',
				'  geoproximity_routing_policy {',
				...(place
					? [
							'    coordinates {',
							`      latitude  = "${place.lat}"`,
							`      longitude = "${place.lon}"`,
							'    }',
						]
					: [`    aws_region = "${id}"`]),
				`    bias = ${bias}`,
				'  }',
				'}',
			].join('\n'),
		)
		.join('\n\n');
}

/** The sites as texts for AWS’s tools and Terraform; none above the number of records that Route 53 takes. */
export function copiesOf(sites: readonly PlacedSite[], maxRecords: number): Copy[] {
	if (sites.length > maxRecords) return [];
	const hint = 'Put your own names and addresses in, or alias targets instead of addresses.';
	return [
		{
			label: 'a change batch',
			hint: `Save it and run aws route53 change-resource-record-sets --hosted-zone-id … --change-batch file://batch.json. ${hint}`,
			text: json(changeBatch(sites)),
		},
		{
			label: 'CloudFormation',
			hint,
			text: cloudFormation('Records', 'AWS::Route53::RecordSetGroup', recordSetGroup(sites)),
		},
		{ label: 'Terraform', hint, text: terraform(sites) },
	];
}
