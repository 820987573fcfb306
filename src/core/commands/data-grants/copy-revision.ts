import { ASSET_BYTES } from '../../assets/asset-store.js'
import { revisionArn } from '../../data-sets/arns.js'
import type { DataSet } from '../../data-sets/data-set.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Revision } from '../../data-sets/revision.js'
import { sumOf } from '../../memory/size-of.js'
import { freeId } from '../../random.js'
import type { World } from '../../world/world.js'
import { refuseTooManyBytes, refuseTooMuchMemory } from '../preconditions.js'

/** A copy of a revision names the one that it is a copy of. */
const ID_BYTES = 64

/** Throws a SandboxError if there is no room for so many copies of revisions with their assets and the content of these. */
export function refuseTooManyCopies(world: World, revisions: readonly Revision[], copies: number): void {
  const assets = revisions.flatMap(({ id }) => [...world.dataSets.assets(id)])
  const content = sumOf(assets, ({ id }) => world.assets.get(id)?.content.length ?? 0)
  const entries = sumOf(revisions, (revision) => entryBytes(revision) + ID_BYTES)
  const bytes = content + entries + sumOf(assets, (asset) => entryBytes(asset) + ASSET_BYTES)
  refuseTooManyBytes(world, copies * content, 0)
  refuseTooMuchMemory(world, copies * bytes)
}

/**
 * Publishes an OWNED revision to an ENTITLED data set: it gets a copy with copies of its assets and of their content.
 * AWS: a copy is created when it is published. There must be room for it.
 */
export function copyRevision(world: World, to: DataSet, source: Revision): Revision {
  const { dataSets, assets, random, clock } = world
  const id = freeId(random, (taken) => dataSets.hasRevisionId(taken))
  const now = clock.now()
  const copy: Revision = {
    ...source,
    id,
    arn: revisionArn(to, id),
    dataSetId: to.id,
    copyOf: source.id,
    tags: {},
    createdAt: now,
    updatedAt: source.revocation?.at ?? now,
    serial: dataSets.nextSerial
  }
  dataSets.putRevision(copy)
  for (const asset of [...dataSets.assets(source.id)]) {
    const assetId = freeId(random, (taken) => dataSets.hasAssetId(taken))
    const content = assets.get(asset.id)?.content
    if (content !== undefined) assets.put(assetId, { content })
    const stamps = { createdAt: now, updatedAt: now }
    dataSets.putAsset({
      ...asset,
      id: assetId,
      ownArn: undefined,
      dataSetId: to.id,
      revisionId: id,
      tags: {},
      ...stamps
    })
  }
  return copy
}
