import type { AssetStore } from '../assets/asset-store.js'
import { dataSetArn, revisionArn } from '../data-sets/arns.js'
import type { DataSet, OriginDetails } from '../data-sets/data-set.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { Revision } from '../data-sets/revision.js'
import { freeId, type Random } from '../random.js'
import type { Clock } from '../time/clock.js'

/** The parts of a world that hold what is copied. */
export interface CopyContext {
  readonly clock: Clock
  readonly random: Random
  readonly assets: AssetStore
  readonly dataSets: DataSetStore
}

/** The id of an entitled copy, and where it comes from. */
export interface EntitledCopy {
  readonly id: string
  readonly originDetails: OriginDetails
}

/** Returns the entitled copy of an OWNED data set as it is when it is made now, without revisions. */
export function entitledCopyOf(
  { clock, dataSets }: Pick<CopyContext, 'clock' | 'dataSets'>,
  source: DataSet,
  { id, originDetails }: EntitledCopy
): DataSet {
  const now = clock.now()
  const region = source.arn.split(':')[3] ?? ''
  const arn = dataSetArn({ region, accountId: '' }, id)
  const stamps = { createdAt: now, updatedAt: now }
  return { ...source, id, arn, origin: 'ENTITLED', originDetails, tags: {}, ...stamps, serial: dataSets.nextSerial }
}

/** Returns the finalized revisions of a data set, the oldest first: those that an entitled copy of it has. */
export function finalizedRevisions({ dataSets }: Pick<CopyContext, 'dataSets'>, dataSetId: string): Revision[] {
  return [...dataSets.revisions(dataSetId)].filter(({ finalized }) => finalized).reverse()
}

/**
 * Publishes an OWNED revision to an ENTITLED data set: it gets a copy with copies of its assets and of their content.
 * AWS: a copy is created when it is published. There must be room for it.
 */
export function copyRevision(
  { clock, random, assets, dataSets }: CopyContext,
  to: DataSet,
  source: Revision
): Revision {
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
