import type { Job } from './job.js'
import { JobIndexes } from './job-indexes.js'
import type { NewJob } from './new-job.js'

/**
 * Jobs that are yet to be added to a store: they are made and indexed one by one, and the store takes them over at
 * once.
 */
export class StagedJobs {
  readonly indexes: JobIndexes
  readonly #jobs: Job[] = []
  #bytes = 0

  /** A store whose next serial is `nextSerial` takes them over in less time than another one. */
  constructor(nextSerial = 0) {
    this.indexes = new JobIndexes(nextSerial)
  }

  /** The jobs in the order in which they were added. */
  get jobs(): readonly Job[] {
    return this.#jobs
  }

  /** How many bytes of memory they count for. */
  get bytes(): number {
    return this.#bytes
  }

  /** Adds a job. None of those that are here may have its id. */
  add(made: NewJob): void {
    this.indexes.add(made)
    this.#jobs.push(made.job)
    this.#bytes += made.bytes
  }
}
