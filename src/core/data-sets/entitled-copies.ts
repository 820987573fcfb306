import { atOnce, type Steps } from '../time/steps.js'
import { dataSetArn, regionOf, revisionArn } from './arns.js'
import type { DataSet, OriginDetails } from './data-set.js'
import type { DataSetStore } from './data-set-store.js'
import type { Product } from './product.js'
import type { Revision } from './revision.js'

/** Where entitled copies are made. */
export interface CopyContext {
  /** Gets the copies. */
  readonly dataSets: DataSetStore
  /** Holds what is copied, if that is another store. */
  readonly from?: DataSetStore
  /** The current instant in epoch milliseconds. */
  readonly now: number
  /** Returns an id that nothing of a kind has. */
  freshId(kind: 'revision' | 'asset'): string
  /** Returns the serial of the next data set or revision. */
  nextSerial(): number
  /** Gives an asset the content of another one, if that has any. */
  copyContent(assetId: string, from: string): void
}

/** The id of an entitled copy, and where it comes from. */
export interface EntitledCopy {
  readonly id: string
  readonly originDetails: OriginDetails
  readonly product?: Product
  /** When it is made, in epoch milliseconds, if that is not now. */
  readonly at?: number
}

/** Returns the entitled copy of an OWNED data set that is made now, without revisions. */
export function entitledCopyOf(
  { now, nextSerial }: Pick<CopyContext, 'now' | 'nextSerial'>,
  source: DataSet,
  { id, originDetails, product }: EntitledCopy
): DataSet {
  const region = regionOf(source.arn)
  return {
    ...source,
    id,
    // AWS: the ARN of an ENTITLED data set has no account.
    arn: dataSetArn({ region, accountId: '' }, id),
    origin: 'ENTITLED',
    originDetails,
    sourceId: undefined,
    product,
    tags: {},
    createdAt: now,
    updatedAt: now,
    serial: nextSerial()
  }
}

/** Returns the finalized revisions of a data set, the oldest first: those that an entitled copy of it has. */
export function finalizedRevisions({ dataSets }: { readonly dataSets: DataSetStore }, dataSetId: string): Revision[] {
  return [...dataSets.revisions(dataSetId)].filter(({ finalized }) => finalized).reverse()
}

/**
 * Publishes an OWNED revision to an ENTITLED data set: it gets a copy with copies of its assets and of their content.
 * AWS: a copy is created when it is published. There must be room for it.
 */
export function copyRevision(context: CopyContext, to: DataSet, source: Revision): Revision {
  return atOnce(copyRevisionInSteps(context, to, source))
}

/** Does what `copyRevision` does, and yields after each asset. */
export function* copyRevisionInSteps(context: CopyContext, to: DataSet, source: Revision): Steps<Revision> {
  const { dataSets, from = dataSets, now } = context
  const id = context.freshId('revision')
  const copy: Revision = {
    ...source,
    id,
    arn: revisionArn(to, id),
    dataSetId: to.id,
    copyOf: source.id,
    sourceId: undefined,
    tags: {},
    createdAt: now,
    updatedAt: source.revocation?.at ?? now,
    serial: context.nextSerial()
  }
  dataSets.putRevision(copy)
  for (const asset of [...from.assets(source.id)]) {
    const assetId = context.freshId('asset')
    context.copyContent(assetId, asset.id)
    dataSets.putAsset({
      ...asset,
      id: assetId,
      ownArn: undefined,
      sourceId: undefined,
      dataSetId: to.id,
      revisionId: id,
      tags: {},
      createdAt: now,
      updatedAt: now
    })
    yield
  }
  return copy
}
