import { type Static, type TProperties, Type } from '@sinclair/typebox'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { sizeOf } from '../memory/size-of.js'
import { Tally } from '../memory/tally.js'

const strict = <T extends TProperties>(members: T, description: string) =>
  Type.Object(members, { additionalProperties: false, description })

const Bytes = Type.Number({ minimum: 0, description: 'The size in bytes.' })

/** An asset that an import made. */
export const ImportedEntry = strict(
  { assetId: Type.String(), name: Type.String(), bytes: Bytes },
  'An asset that the job made.'
)
export type ImportedEntry = Static<typeof ImportedEntry>

/** An object that an export would have written to S3. */
export const ExportedEntry = strict(
  { bucket: Type.String(), key: Type.String(), bytes: Bytes, assetId: Type.String() },
  'An object that the job would have written to S3.'
)
export type ExportedEntry = Static<typeof ExportedEntry>

/** What a job did when it completed. */
export interface JobEffects {
  readonly imported?: readonly ImportedEntry[]
  readonly exported?: readonly ExportedEntry[]
}

/** The effects of a job in a snapshot. */
export const JobEffectsSnapshot = Type.Object(
  {
    jobId: Type.String({ minLength: 1 }),
    imported: Type.Optional(Type.Array(ImportedEntry)),
    exported: Type.Optional(Type.Array(ExportedEntry))
  },
  { additionalProperties: false }
)
export type JobEffectsSnapshot = Static<typeof JobEffectsSnapshot>

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
