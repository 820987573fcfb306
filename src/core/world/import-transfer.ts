import { isCreated, type Job } from '../jobs/job.js'
import type { JobError } from '../jobs/job-error.js'
import { moveEach } from '../storage/move-each.js'
import type { ObjectAddress } from '../storage/object-storage.js'
import { importableRevision, importedAssetIds } from './complete-job.js'
import { ContentReservation } from './content-reservation.js'
import type { Transfer, TransferContext } from './transfer.js'
import { transferErrors } from './transfer-errors.js'

/**
 * Returns the transfer of an import: it reads all objects, which become the content of the assets, or none. Returns
 * undefined if there is nothing to read. Mock: a seeded import into a revision that does not exist makes no assets, and
 * its objects are not looked for either.
 */
export function importTransfer(world: TransferContext, job: Job): Transfer | undefined {
  const sources = sourcesOf(job)
  const isImported = isCreated(job) || importableRevision(world, job) !== undefined
  if (sources.length === 0 || !isImported) return undefined
  const reservation = new ContentReservation(world)
  const contents: Buffer[] = []
  const errorsOf = (failures: readonly { readonly index: number; readonly error: unknown }[]) =>
    transferErrors(failures.map(({ index, error }) => ({ error, source: sources[index] })))
  return {
    async run(storage, share, signal) {
      const read = async (source: ObjectAddress, index: number, either: AbortSignal) => {
        reservation.takeAssets(1)
        contents[index] = await storage.read(source, (bytes) => reservation.take(bytes), either)
      }
      const failures = await moveEach(sources.values(), { share, signal, goesOn: true, move: read })
      return () => {
        reservation.release()
        return failures.length > 0 ? errorsOf(failures) : keep(world, job, contents)
      }
    },
    release: () => reservation.release()
  }
}

/** Stores the content of the assets that the job makes. There is room for it: it has just been given back. */
function keep(world: TransferContext, job: Job, contents: readonly Buffer[]): readonly JobError[] {
  for (const [index, id] of importedAssetIds(world, job, contents.length).entries()) {
    world.assets.put(id, { content: contents[index] as Buffer, importedBy: job.id })
  }
  return []
}

function sourcesOf({ details }: Job): readonly ObjectAddress[] {
  const { AssetSources = [] } = details.ImportAssetsFromS3 ?? {}
  return AssetSources.map(({ Bucket, Key }) => ({ bucket: Bucket, key: Key }))
}
