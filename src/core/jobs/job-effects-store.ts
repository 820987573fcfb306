import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { sizeOf } from '../memory/size-of.js'
import { Tally } from '../memory/tally.js'
import type { JobEffects, JobEffectsSnapshot } from './job-effects.js'

/** What the jobs of one sandbox did when they completed. */
export class JobEffectsStore {
  readonly #effects = new Map<string, JobEffects>()
  readonly #tally: Tally

  constructor(ledger: Ledger = UNLIMITED) {
    this.#tally = new Tally(ledger)
  }

  /** How many bytes of memory all of it counts for. */
  get bytes(): number {
    return this.#tally.total
  }

  /** Returns what a job did; nothing if it has not completed, or did nothing. */
  of(jobId: string): JobEffects {
    return this.#effects.get(jobId) ?? {}
  }

  /** Records what a job did. */
  set(jobId: string, effects: JobEffects): void {
    this.#effects.set(jobId, effects)
    this.#tally.set(jobId, sizeOf(effects))
  }

  /** Forgets what a job did. */
  delete(jobId: string): void {
    if (this.#effects.delete(jobId)) this.#tally.delete(jobId)
  }

  /** Forgets everything. */
  clear(): void {
    this.#effects.clear()
    this.#tally.clear()
  }

  /** Returns everything, serialized one by one as it is read. */
  *snapshot(): Generator<JobEffectsSnapshot> {
    for (const [jobId, { imported, exported }] of this.#effects) {
      yield {
        jobId,
        ...(imported && { imported: [...imported] }),
        ...(exported && { exported: [...exported] })
      }
    }
  }

  /** Adds what a snapshot holds. */
  restore(entries: readonly JobEffectsSnapshot[]): void {
    for (const { jobId, ...effects } of entries) this.set(jobId, effects)
  }
}
