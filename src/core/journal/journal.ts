import type { FaultDraw } from '../faults/fault-rules.js'
import type { JobState } from '../jobs/job-state.js'
import type { OperationName } from '../model/operation.js'
import { JournalColumns } from './journal-columns.js'

/** One request of the data plane and how it was answered. Instants and durations are wall-clock milliseconds. */
export interface JournalEntry {
  /** Its place in the journal: counted from 1, never given twice. */
  readonly ordinal: number
  readonly at: number
  /** What the sandbox's clock showed, in epoch milliseconds. */
  readonly sandboxAt: number
  readonly durationMs: number
  /** Undefined where the path and method are none of the service's. */
  readonly operation: OperationName | undefined
  readonly isEmulated: boolean
  readonly method: string
  readonly path: string
  readonly jobId: string | undefined
  readonly accessKeyId: string | undefined
  readonly region: string | undefined
  readonly userAgent: string | undefined
  readonly invocationId: string | undefined
  /** `amz-sdk-request`, such as `attempt=2; max=3`. */
  readonly sdkRequest: string | undefined
  /** Undefined where the client was given no answer. */
  readonly status: number | undefined
  readonly errorType: string | undefined
  readonly retryAfterMs: number | undefined
  readonly stateBefore: JobState | undefined
  readonly stateAfter: JobState | undefined
  /** Where the job was in its plan, counted from 0. */
  readonly step: number | undefined
  /** How often GetJob had answered the job, this request included if it was one and was answered. */
  readonly polls: number | undefined
  /** The faults that fired. */
  readonly faults: readonly string[]
  /** What was drawn for faults with a probability. */
  readonly draws: readonly FaultDraw[]
  readonly bytes: number
}

/** What was asked in a sandbox and how it was answered: the last so many entries; earlier ones are counted. */
export class Journal {
  readonly #limit: number
  #entries = new JournalColumns()
  /** Where the oldest entry is, once the ring is full. */
  #oldest = 0
  #total = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** How many requests there were. */
  get total(): number {
    return this.#total
  }

  /** How many of them are not held any more. */
  get dropped(): number {
    return this.#total - this.#entries.length
  }

  /** The ordinal that the next entry is to have. */
  get nextOrdinal(): number {
    return this.#total + 1
  }

  /** Writes an entry down, in the place of the oldest if there is no room for it. */
  add(entry: JournalEntry): void {
    this.#total++
    if (this.#entries.length < this.#limit) this.#entries.set(this.#entries.length, entry)
    else if (this.#limit > 0) {
      this.#entries.set(this.#oldest, entry)
      this.#oldest = (this.#oldest + 1) % this.#limit
    }
  }

  /** The entries that are held, the newest last. */
  list(): readonly JournalEntry[] {
    const { length } = this.#entries
    return Array.from({ length }, (_, index) => this.#entries.get((this.#oldest + index) % length))
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries = new JournalColumns()
    this.#oldest = 0
    this.#total = 0
  }
}
