import { type Static, Type } from '@sinclair/typebox'
import type { ApiResponse } from '../assets/api-response.js'
import { formatInstant, Instant } from '../time/instant.js'
import { AssetDetails, AssetType } from './asset-details.js'
import { Tags } from './tags.js'

/** An asset as lists and UpdateAsset return it. AWS: the service model's structure `AssetEntry`. */
export const AssetEntry = Type.Object(
  {
    Arn: Type.String(),
    AssetDetails,
    AssetType,
    CreatedAt: Instant,
    DataSetId: Type.String(),
    Id: Type.String(),
    Name: Type.String(),
    RevisionId: Type.String(),
    SourceId: Type.Optional(Type.String()),
    UpdatedAt: Instant
  },
  { additionalProperties: false }
)
export type AssetEntry = Static<typeof AssetEntry>

/** An asset as GetAsset returns it. AWS: the service model's structure `GetAssetResponse`. */
export const GetAssetResponse = Type.Object(
  { ...AssetEntry.properties, Tags: Type.Optional(Tags) },
  { additionalProperties: false }
)

/** An asset of a revision. Immutable: each change makes a new one. Instants are epoch milliseconds. */
export interface Asset {
  readonly id: string
  /** Undefined if it follows from that of its revision. */
  readonly ownArn: string | undefined
  readonly type: AssetType
  readonly name: string
  readonly details: AssetDetails
  readonly dataSetId: string
  readonly revisionId: string
  readonly sourceId: string | undefined
  readonly tags: Tags
  readonly createdAt: number
  readonly updatedAt: number
  /** The responses of an API, if its seed has any. Not a member of the many assets that are none. */
  readonly responses?: readonly ApiResponse[]
}

/** Returns an asset of a revision as lists show it. */
export function assetEntry(asset: Asset, revision: { readonly arn: string }): AssetEntry {
  return {
    Arn: assetArn(asset, revision),
    AssetDetails: asset.details,
    AssetType: asset.type,
    CreatedAt: formatInstant(asset.createdAt),
    DataSetId: asset.dataSetId,
    Id: asset.id,
    Name: asset.name,
    RevisionId: asset.revisionId,
    ...(asset.sourceId !== undefined && { SourceId: asset.sourceId }),
    UpdatedAt: formatInstant(asset.updatedAt)
  }
}

/** Returns the ARN of an asset of a revision. Each asset does not hold its own: there may be a million. */
export function assetArn({ id, ownArn }: Asset, revision: { readonly arn: string }): string {
  return ownArn ?? `${revision.arn}/assets/${id}`
}
