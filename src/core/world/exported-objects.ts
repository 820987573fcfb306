import type { Asset } from '../data-sets/asset.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { Job } from '../jobs/job.js'
import { DEFAULT_KEY_PATTERN, keyOf } from '../jobs/key-pattern.js'
import type { ObjectAddress } from '../storage/object-storage.js'

/** An object that an export to S3 writes. */
export interface ExportedObject extends ObjectAddress {
  readonly asset: Asset
}

/**
 * Yields the objects that an export to S3 writes, none for other jobs. What does not exist is left out. `assetsOf`
 * lists the assets of a revision.
 */
export function* exportedObjects(
  dataSets: DataSetStore,
  { details }: Job,
  assetsOf: (revisionId: string) => Iterable<Asset> = (revisionId) => dataSets.assets(revisionId)
): Generator<ExportedObject> {
  const { ExportAssetsToS3: assets, ExportRevisionsToS3: revisions } = details
  for (const { AssetId, Bucket: bucket, Key } of assets?.AssetDestinations ?? []) {
    const asset = dataSets.asset(AssetId)
    // AWS: the key is the asset's name unless the request has one.
    if (asset !== undefined) yield { bucket, key: Key ?? asset.name, asset }
  }
  for (const { RevisionId, Bucket: bucket, KeyPattern = DEFAULT_KEY_PATTERN } of revisions?.RevisionDestinations ??
    []) {
    const revision = dataSets.revision(RevisionId)
    if (revision === undefined) continue
    for (const asset of assetsOf(RevisionId)) yield { bucket, key: keyOf(KeyPattern, { asset, revision }), asset }
  }
}

/** Yields the assets of a revision, each as it is when it comes to its turn, while others come and go. */
export function* assetsInTurn(dataSets: DataSetStore, revisionId: string): Generator<Asset> {
  for (let last: Asset | undefined; ; ) {
    const [next] = dataSets.assets(revisionId, last)
    if (next === undefined) return
    yield next
    last = next
  }
}
