import type { Steps } from '../time/steps.js'
import type { DataSet } from './data-set.js'
import {
  type CopyContext,
  copyRevision,
  type EntitledCopy,
  entitledCopyOf,
  finalizedRevisions
} from './entitled-copies.js'
import type { StagedDataSets } from './staged-data-sets.js'

/** Returns the entitled copy of an OWNED data set that is in a product; undefined if it is in none. */
export function publishedCopyOf({ product }: DataSet): EntitledCopy | undefined {
  if (product?.dataSetId === undefined) return undefined
  const { dataSetId, ...shown } = product
  return { id: dataSetId, originDetails: { ProductId: product.id }, product: shown }
}

/** Makes an entitled copy of an OWNED data set, with its finalized revisions, and yields after each of them. */
export function* stageCopy(
  { store, contents }: StagedDataSets,
  source: DataSet,
  wanted: EntitledCopy,
  context: Pick<CopyContext, 'now' | 'freshId' | 'nextSerial'>
): Steps<void> {
  const copyContext = {
    dataSets: store,
    now: wanted.at ?? context.now,
    freshId: (kind: 'revision' | 'asset') => context.freshId(kind),
    nextSerial: () => context.nextSerial(),
    copyContent(assetId: string, from: string) {
      const content = contents.get(from)
      if (content !== undefined) contents.set(assetId, content)
    }
  }
  const copy = entitledCopyOf(copyContext, source, wanted)
  store.put(copy)
  for (const revision of finalizedRevisions(copyContext, source.id)) {
    copyRevision(copyContext, copy, revision)
    yield
  }
}
