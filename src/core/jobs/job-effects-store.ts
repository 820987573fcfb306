import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { sizeOf } from '../memory/size-of.js'
import { Tally } from '../memory/tally.js'
import type { JobEffects, JobEffectsSnapshot } from './job-effects.js'

/** Returns how many bytes of memory an entry of a snapshot counts for. */
export function effectsBytes({ jobId: _, reservedBytes, ...effects }: JobEffectsSnapshot): number {
  return reservedBytes ?? sizeOf(effects)
}

/** What the jobs of one sandbox did when they completed. */
export class JobEffectsStore {
  readonly #effects = new Map<string, JobEffects>()
  /** How many bytes of memory are kept for what each job will do. */
  readonly #reserved = new Map<string, number>()
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

  /** Keeps so many bytes of memory for what a job will do, until it has done that or has ended otherwise. */
  reserve(jobId: string, bytes: number): void {
    this.#reserved.set(jobId, bytes)
    this.#tally.set(jobId, bytes)
  }

  /** Gives back the bytes that are kept for what a job will do. */
  release(jobId: string): void {
    if (this.#reserved.delete(jobId)) this.#tally.delete(jobId)
  }

  /** Records what a job did. */
  set(jobId: string, effects: JobEffects): void {
    this.release(jobId)
    this.#effects.set(jobId, effects)
    this.#tally.set(jobId, sizeOf(effects))
  }

  /** Forgets what a job did. */
  delete(jobId: string): void {
    this.release(jobId)
    if (this.#effects.delete(jobId)) this.#tally.delete(jobId)
  }

  /** Forgets everything. */
  clear(): void {
    this.#effects.clear()
    this.#reserved.clear()
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
    for (const [jobId, reservedBytes] of this.#reserved) yield { jobId, reservedBytes }
  }

  /** Adds what a snapshot holds. */
  restore(entries: readonly JobEffectsSnapshot[]): void {
    for (const { jobId, reservedBytes, ...effects } of entries) {
      if (reservedBytes === undefined) this.set(jobId, effects)
      else this.reserve(jobId, reservedBytes)
    }
  }
}
