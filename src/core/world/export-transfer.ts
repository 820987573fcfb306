import type { Job } from '../jobs/job.js'
import type { ExportedEntry } from '../jobs/job-effects.js'
import { sizeOf } from '../memory/size-of.js'
import { moveEach } from '../storage/move-each.js'
import type { ObjectEncryption } from '../storage/object-storage.js'
import { contentOfAsset } from './asset-content.js'
import { exportedEntry, MAX_ENTRIES } from './complete-job.js'
import { assetsInTurn, type ExportedObject, exportedObjects } from './exported-objects.js'
import { makeRoom } from './make-room.js'
import type { Transfer, TransferContext } from './transfer.js'
import { transferErrors } from './transfer-errors.js'

/**
 * Returns the transfer of an export: it writes each object as a download would give it. Returns undefined if there is
 * nothing to write. At the first object that cannot be written it ends; what it wrote by then stays.
 */
export function exportTransfer(world: TransferContext, job: Job): Transfer | undefined {
  const { assets, dataSets, effects } = world
  const objects = exportedObjects(dataSets, job, (revisionId) => assetsInTurn(dataSets, revisionId))
  const { done, value: first } = objects.next()
  if (done) return undefined
  const encryption = encryptionOf(job)
  const written: ExportedEntry[] = []
  return {
    async run(storage, share, signal) {
      const write = async (object: ExportedObject, index: number, either: AbortSignal) => {
        const { bucket, key, asset } = object
        const content = contentOfAsset(assets, asset)
        await storage.write({ bucket, key, encryption, content }, either)
        if (index < MAX_ENTRIES) written[index] = { ...exportedEntry(object), bytes: content.length }
      }
      const failures = await moveEach(startingWith(first, objects), { share, signal, goesOn: false, move: write })
      return () => {
        const exported = written.filter(Boolean)
        // There was room for them at the start, but the revision may have got more assets since.
        if (exported.length > 0 && makeRoom(world, sizeOf(exported))) effects.set(job.id, { exported })
        return transferErrors(failures.slice(0, 1).map(({ error }) => ({ error, source: undefined })))
      }
    },
    release() {}
  }
}

function* startingWith<T>(first: T, others: Iterable<T>): Generator<T> {
  yield first
  yield* others
}

function encryptionOf({ details: { ExportAssetsToS3, ExportRevisionsToS3 } }: Job): ObjectEncryption | undefined {
  const { Type, KmsKeyArn } = (ExportAssetsToS3 ?? ExportRevisionsToS3)?.Encryption ?? {}
  return Type && { type: Type, kmsKeyArn: KmsKeyArn }
}
