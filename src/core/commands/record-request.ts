import { type JobTally, TALLY_BYTES } from '../jobs/job-tally.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import { makeRoomForAWhile } from '../world/make-room.js'
import type { World } from '../world/world.js'

/** Adds a request that has ended to the journal, where it takes the next ordinal, counts it, and emits an event. */
export function recordRequest(world: World, entry: JournalEntry): void {
  const { journal, tallies, events, counts } = world
  journal.add(entry)
  tallies.record(entry, tallyOf(world, entry))
  counts.countRequest(entry.operation, entry.status)
  if (events.hasListeners) events.emit({ kind: 'request', entry })
}

/**
 * Returns the tally of the job that a request is for, if there is such a job. The journal makes room for a new one. If
 * there is no room all the same, it is kept nevertheless: what was asked for must not depend on what else is held.
 */
export function tallyOf(world: World, { jobId }: JournalEntry): JobTally | undefined {
  if (jobId === undefined) return undefined
  const counted = world.jobs.countedTally(jobId)
  if (counted !== undefined) return counted
  if (world.jobs.has(jobId)) makeRoomForAWhile(world, TALLY_BYTES)
  return world.jobs.tallyToCountIn(jobId)
}
