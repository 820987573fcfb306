import type { Asset } from '../../data-sets/asset.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { type FoundAsset, findAsset, refuseIfEntitled } from './find.js'
import { readOnly } from './read-only.js'

/**
 * Renames an asset. Throws a Refusal for one that does not exist, is ENTITLED or is in a finalized revision. Mock: AWS
 * documents only that a finalized revision is read-only.
 */
export function updateAsset(
  world: World,
  { DataSetId, RevisionId, AssetId, Name }: Readonly<Record<'DataSetId' | 'RevisionId' | 'AssetId' | 'Name', string>>
): FoundAsset {
  const { dataSet, revision, asset: before } = findAsset(world, DataSetId, RevisionId, AssetId)
  refuseIfEntitled(dataSet, 'rename its assets')
  if (revision.finalized) throw readOnly(world, { dataSet, revision }, 'rename its assets')
  const asset: Asset = { ...before, name: Name, updatedAt: world.clock.now() }
  refuseTooMuchMemory(world, entryBytes(asset), entryBytes(before))
  world.dataSets.putAsset(asset)
  return { dataSet, revision, asset }
}
