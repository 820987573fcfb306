import type { Job } from './job.js'
import { type JobSnapshot, toJobSnapshot } from './job-snapshot.js'
import { advance } from './lifecycle.js'
import { isPastRetention } from './retention.js'

/** All jobs of a sandbox, each serialized as it is read. */
export interface JobsSnapshot {
  /** The number of jobs so far, those that were removed included. */
  readonly nextSerial: number
  readonly held: Iterable<JobSnapshot>
}

/** Serializes jobs as they are at an instant. What happens to them before they are read does not show. */
export function snapshotJobs(
  records: Iterable<{ readonly job: Job; readonly serial: number; readonly polls: number }>,
  nextSerial: number,
  now: number
): JobsSnapshot {
  const held = Array.from(records, ({ job, serial, polls }) => ({ job, serial, polls }))
  return {
    nextSerial,
    held: {
      *[Symbol.iterator]() {
        for (const { job, serial, polls } of held) {
          if (!isPastRetention(job, now)) yield toJobSnapshot(advance(job, now), serial, polls)
        }
      }
    }
  }
}
