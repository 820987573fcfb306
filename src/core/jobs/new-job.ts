import type { Job } from './job.js'
import type { MentionSignatures } from './mentions.js'

/** A job that is yet to be stored. */
export interface NewJob {
  readonly job: Job
  /** How many bytes of memory it counts for. */
  readonly bytes: number
  /** The signatures of the ids that it mentions, if they are known. */
  readonly mentions?: Readonly<MentionSignatures> | undefined
  /** How many times GetJob has returned it: by default, never. */
  readonly polls?: number
}
