import { sizeOf } from '../memory/size-of.js'
import type { CreateJobRequest } from './create-job-request.js'
import type { JobSeed } from './job-seed.js'
import type { JobSnapshot } from './job-snapshot.js'
import type { TransitionExtras } from './lifecycle.js'

/** A job without its texts: the job itself, its history and its places in the indexes. */
const JOB_BYTES = 600

/** Details that are made up, and an ARN. */
const SAMPLE_BYTES = 500

/** Returns about how many bytes of memory the job of a seed takes, whatever its plan makes of it. */
export function seedBytes(seed: JobSeed): number {
  return sharedSeedBytes(seed) + sizeOf(seed)
}

/** Returns about how many bytes each sandbox needs for the job of a seed whose Details and plan all of them share. */
export function sharedSeedBytes({ Details }: JobSeed): number {
  return Details === undefined ? JOB_BYTES + SAMPLE_BYTES : JOB_BYTES
}

/** Returns about how many bytes of memory a job takes that a client creates, without the plan of its outcome. */
export function requestBytes(request: CreateJobRequest): number {
  return JOB_BYTES + SAMPLE_BYTES + sizeOf(request)
}

/** Returns about how many bytes of memory the job of a snapshot takes. */
export function jobSnapshotBytes(snapshot: JobSnapshot): number {
  return JOB_BYTES + sizeOf(snapshot)
}

/** Returns about how many bytes of memory a transition by hand adds to a job. */
export function extrasBytes(extras: TransitionExtras): number {
  return sizeOf(extras)
}
