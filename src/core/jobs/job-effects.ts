import { type Static, Type } from '@sinclair/typebox'
import { strict } from '../validation/strict.js'

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
  'An object that the job has written to S3 or, without `--s3-endpoint`, would have written.'
)
export type ExportedEntry = Static<typeof ExportedEntry>

/** What a job did when it completed. */
export interface JobEffects {
  readonly imported?: readonly ImportedEntry[]
  readonly exported?: readonly ExportedEntry[]
}

/** The effects of a job in a snapshot, or the memory that is kept for those of one that has not completed. */
export const JobEffectsSnapshot = Type.Object(
  {
    jobId: Type.String({ minLength: 1 }),
    imported: Type.Optional(Type.Array(ImportedEntry)),
    exported: Type.Optional(Type.Array(ExportedEntry)),
    reservedBytes: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
  },
  { additionalProperties: false }
)
export type JobEffectsSnapshot = Static<typeof JobEffectsSnapshot>
