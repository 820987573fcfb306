import type { Job } from './job.js'
import { JobIndexes } from './job-indexes.js'
import type { MentionSignatures } from './mentions.js'

/** Jobs that are yet to be added to a store: they are made and indexed one by one, and the store takes them over at once. */
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

  /**
   * Adds a job, which counts for so many bytes of memory. None of those that are here may have its id.
   * `mentions`: those of the job, if they are known.
   */
  add(job: Job, bytes: number, mentions?: Readonly<MentionSignatures>): void {
    this.indexes.add(job, 0, bytes, mentions)
    this.#jobs.push(job)
    this.#bytes += bytes
  }
}
