import { conflict } from '../../model/refusal.js'
import type { World } from '../../world/world.js'
import { findAsset, refuseIfEntitled } from './find.js'
import { publishedBy } from './read-only.js'

/**
 * Deletes an asset. Throws a Refusal for one that does not exist, is ENTITLED or is in a revision that is finalized and
 * not revoked. AWS: the documents of RevokeRevision, after which assets can be deleted.
 */
export function deleteAsset(world: World, dataSetId: string, revisionId: string, assetId: string): void {
  const { dataSet, revision, asset } = findAsset(world, dataSetId, revisionId, assetId)
  refuseIfEntitled(dataSet, 'delete its assets')
  if (revision.finalized && !revision.revocation) {
    const publisher = publishedBy(world, dataSet)
    const why =
      publisher === undefined
        ? 'finalized; set Finalized to false, or revoke it,'
        : `published by a ${publisher}; revoke it`
    throw conflict('REVISION', revisionId, `is ${why} to delete its assets`)
  }
  world.dataSets.deleteAsset(asset)
}
