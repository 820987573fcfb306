import type { FrozenJobs } from './frozen-jobs.js'

/** All jobs of a sandbox at an instant. */
export interface JobsSnapshot {
  /** The number of jobs so far, those that were removed included. */
  readonly nextSerial: number
  readonly held: FrozenJobs
}
