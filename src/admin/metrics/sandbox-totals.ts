import { JobState } from '../../core/jobs/job-state.js'
import type { Sandboxes } from '../../core/sandbox/sandboxes.js'
import type { TimeSlices } from '../../core/time/time-slices.js'

/** What the sandboxes of a server hold together, and the most that a single one holds. */
export interface SandboxTotals {
  readonly jobs: ReadonlyMap<JobState, number>
  readonly journalEntries: number
  readonly most: {
    readonly jobs: number
    readonly journalEntries: number
    readonly memoryBytes: number
    readonly contentBytes: number
  }
}

/**
 * Adds up what all sandboxes hold, in slices of time. The sandboxes keep counts, so that this takes as long with a
 * million jobs as with one.
 */
export async function readSandboxTotals(sandboxes: Sandboxes, slices: TimeSlices): Promise<SandboxTotals> {
  const pause = slices.stretch()
  const jobs = new Map<JobState, number>(JobState.enum.map((state) => [state, 0]))
  let journalEntries = 0
  const most = { jobs: 0, journalEntries: 0, memoryBytes: 0, contentBytes: 0 }
  for (const { sandbox } of sandboxes.list()) {
    for (const [state, count] of jobs) jobs.set(state, count + sandbox.jobs.countIn(state))
    const { total, dropped } = sandbox.journal
    journalEntries += total - dropped
    most.jobs = Math.max(most.jobs, sandbox.jobs.count)
    most.journalEntries = Math.max(most.journalEntries, total - dropped)
    most.memoryBytes = Math.max(most.memoryBytes, sandbox.memory.used)
    most.contentBytes = Math.max(most.contentBytes, sandbox.assets.bytes)
    await pause()
  }
  return { jobs, journalEntries, most }
}
