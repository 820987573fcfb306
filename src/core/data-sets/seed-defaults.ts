import { contentOf } from '../assets/asset-seed.js'
import type { AssetType } from './asset-details.js'
import { ASSET_DETAILS_MEMBER } from './asset-details-member.js'
import type { Origin } from './data-set.js'
import type { DataSetSeed } from './data-set-seed.js'
import type { RevisionAssetSeed } from './revision-asset-seed.js'
import type { RevisionSeed } from './revision-seed.js'

/** Returns the origin of the data set that a seed describes. */
export function originOf({ Origin, OriginDetails }: DataSetSeed): Origin {
  return Origin ?? (OriginDetails === undefined ? 'OWNED' : 'ENTITLED')
}

/** Returns the type of the assets in the data set that a seed describes. */
export function assetTypeOf({ AssetType, revisions = [] }: DataSetSeed): AssetType {
  if (AssetType !== undefined) return AssetType
  const first = revisions.find(({ assets = [] }) => assets.length > 0)?.assets?.[0]
  if (first?.AssetType !== undefined) return first.AssetType
  if (first?.responses !== undefined) return 'API_GATEWAY_API'
  const [member] = Object.keys(first?.AssetDetails ?? {})
  const types = Object.keys(ASSET_DETAILS_MEMBER) as AssetType[]
  return types.find((type) => ASSET_DETAILS_MEMBER[type] === member) ?? 'S3_SNAPSHOT'
}

/** Whether a revision is revoked: says so, or has something that only a revoked one has. */
export function isRevoked({ Revoked, RevocationComment, RevokedAt }: RevisionSeed): boolean {
  return Revoked ?? (RevocationComment !== undefined || RevokedAt !== undefined)
}

/** Returns the content of an asset; undefined if its seed has none, or only the size. */
export function seededContent(seed: RevisionAssetSeed): Buffer | undefined {
  return seed.text === undefined && seed.base64 === undefined ? undefined : contentOf(seed)
}
