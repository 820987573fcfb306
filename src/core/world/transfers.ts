import { failInsteadOfCompleting } from '../jobs/fail-instead.js'
import type { Job } from '../jobs/job.js'
import type { JobError } from '../jobs/job-error.js'
import { definitionOf } from '../jobs/job-types.js'
import { finishTransfer, isTransferring } from '../jobs/lifecycle.js'
import { sizeOf } from '../memory/size-of.js'
import type { ObjectStorage } from '../storage/object-storage.js'
import type { TransferShare } from '../storage/transfer-slots.js'
import { exportTransfer } from './export-transfer.js'
import { importTransfer } from './import-transfer.js'
import type { Transfer, TransferContext } from './transfer.js'
import { transferErrors } from './transfer-errors.js'

/** A transfer that runs. */
interface Running {
  readonly transfer: Transfer
  readonly controller: AbortController
}

/**
 * The transfers of the jobs of one world. Each begins when nothing else keeps its job from being COMPLETED, and ends
 * the job at the sandbox's instant at which the last object has been moved. One that is aborted touches nothing any
 * more.
 */
export class Transfers {
  readonly #world: TransferContext
  readonly #storage: ObjectStorage
  readonly #share: TransferShare
  readonly #running = new Map<string, Running>()

  constructor(world: TransferContext, storage: ObjectStorage, share: TransferShare) {
    this.#world = world
    this.#storage = storage
    this.#share = share
  }

  /**
   * Begins the transfer of a job that waits for it, unless it has begun. A job that moves nothing is COMPLETED at once.
   */
  begin(job: Job): void {
    if (this.#running.has(job.id) || !isTransferring(job)) return
    const { objects } = definitionOf(job.type)
    const transfer = objects === 'read' ? importTransfer(this.#world, job) : exportTransfer(this.#world, job)
    if (transfer === undefined) {
      // When it was due, as if there were no storage.
      this.#end(job, job.transfer, [])
      return
    }
    const running = { transfer, controller: new AbortController() }
    this.#running.set(job.id, running)
    void this.#run(job.id, running)
  }

  /** Aborts the transfer of a job, if there is one. */
  abort(jobId: string): void {
    const running = this.#running.get(jobId)
    if (running === undefined) return
    this.#running.delete(jobId)
    running.controller.abort()
    running.transfer.release()
  }

  /** Aborts all transfers. */
  abortAll(): void {
    for (const jobId of this.#running.keys()) this.abort(jobId)
  }

  async #run(jobId: string, { transfer, controller: { signal } }: Running): Promise<void> {
    const conclude = await transfer.run(this.#storage, this.#share, signal).catch((error) => {
      transfer.release()
      return () => transferErrors([{ error, source: undefined }])
    })
    if (signal.aborted) return
    this.#running.delete(jobId)
    const job = this.#world.jobs.get(jobId)
    if (job === undefined || !isTransferring(job)) return
    this.#end(job, this.#world.clock.now(), conclude())
  }

  #end(job: Job, instant: number, errors: readonly JobError[]): void {
    const ending = errors.length === 0 ? job : failInsteadOfCompleting(job, ...errors)
    this.#world.jobs.put(finishTransfer(ending, instant), errors.length === 0 ? 0 : sizeOf(errors))
    this.#world.reschedule()
  }
}
