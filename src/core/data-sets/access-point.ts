import { partitionOf } from '../model/partition.js'

/** Mock: access points are in an account of AWS's own, whose number is not documented. */
const ACCESS_POINT_ACCOUNT = '000000000000'

/** The members of an asset that gives access to a bucket in S3 which name its access point. */
interface AccessPoint {
  readonly S3AccessPointAlias: string
  readonly S3AccessPointArn: string
}

/** Returns the access point of an asset. AWS: the form of the alias, which Terraform's acceptance tests hold. */
export function accessPointOf(assetId: string, region: string): AccessPoint {
  return {
    S3AccessPointAlias: `${assetId.toLowerCase()}-s3alias`,
    S3AccessPointArn: `arn:${partitionOf(region)}:s3:${region}:${ACCESS_POINT_ACCOUNT}:accesspoint/${uuidOf(assetId)}`
  }
}

/** Returns the UUID that has the digits of an id. */
export function uuidOf(id: string): string {
  return id.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
