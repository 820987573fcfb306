import type { JobTally } from '../jobs/job-tally.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'

/** Adds a request that has ended to the journal, where it takes the next ordinal, counts it, and emits an event. */
export function recordRequest(world: World, entry: JournalEntry): void {
  const { journal, tallies, events } = world
  journal.add(entry)
  tallies.record(entry, tallyOf(world, entry))
  if (events.hasListeners) events.emit({ kind: 'request', entry })
}

/** Returns the tally of the job that a request is for, if there is such a job. */
export function tallyOf({ jobs }: World, { jobId }: JournalEntry): JobTally | undefined {
  return jobId === undefined ? undefined : jobs.tallyToCountIn(jobId)
}
