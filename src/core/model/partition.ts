/**
 * The partitions other than `aws`, by the start of their regions' names. AWS: the regular expressions of regions in
 * botocore's partitions.json.
 */
const PARTITIONS: readonly (readonly [regions: RegExp, partition: string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
  [/^eusc-/, 'aws-eusc']
]

/** Returns the partition of a region, the second part of an ARN: `aws` for a region that none of the others has. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([regions]) => regions.test(region))?.[1] ?? 'aws'
}
