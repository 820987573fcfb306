import { isTerminal, type JobState } from '../jobs/job-state.js'
import { endOfRequest, type JournalEntry } from './journal-entry.js'
import { type SdkCall, sdkCalls } from './sdk-calls.js'

/** How a client polled a job. A poll is one call of GetJob, however many attempts it took. Gaps are in milliseconds. */
export interface PollPattern {
  readonly count: number
  /** The states that were returned, in order, each with how many times in a row. */
  readonly states: readonly { readonly state: JobState; readonly count: number }[]
  /** The time from the end of each poll to the start of the next. Undefined with fewer than two polls. */
  readonly gapsMs: { readonly min: number; readonly median: number; readonly max: number } | undefined
  /** Whether each gap is longer than the one before, by more than the inaccuracy of timers. */
  readonly isGrowing: boolean
  /** The number of polls after the first that returned a terminal state. */
  readonly afterTerminal: number
}

/** A gap counts as longer than another from this factor. */
const GROWTH = 1.1

/** Returns how a job was polled, by the entries of a journal. */
export function pollPattern(entries: readonly JournalEntry[], jobId: string): PollPattern {
  const polls = sdkCalls(entries.filter((entry) => entry.operation === 'GetJob' && entry.jobId === jobId))
  const responses = polls.map((poll) => lastOf(poll))
  const seen = responses.flatMap(({ status, stateBefore }) => (status === 200 && stateBefore ? [stateBefore] : []))
  const firstTerminal = responses.findIndex((entry) => entry.status === 200 && isTerminalAt(entry))
  const gaps = polls.slice(1).map((poll, index) => {
    return Math.max(0, poll.entries[0].at - endOfRequest(lastOf(polls[index] as SdkCall)))
  })
  return {
    count: polls.length,
    states: runsOf(seen),
    gapsMs: gaps.length === 0 ? undefined : spreadOf(gaps),
    isGrowing:
      gaps.length > 1 && gaps.every((gap, index) => index === 0 || gap >= GROWTH * (gaps[index - 1] as number)),
    afterTerminal: firstTerminal < 0 ? 0 : polls.length - firstTerminal - 1
  }
}

function lastOf({ entries }: SdkCall): JournalEntry {
  return entries.at(-1) as JournalEntry
}

function isTerminalAt({ stateBefore }: JournalEntry): boolean {
  return stateBefore !== undefined && isTerminal(stateBefore)
}

function runsOf(states: readonly JobState[]): { state: JobState; count: number }[] {
  const runs: { state: JobState; count: number }[] = []
  for (const state of states) {
    const last = runs.at(-1)
    if (last?.state === state) last.count++
    else runs.push({ state, count: 1 })
  }
  return runs
}

function spreadOf(gaps: readonly number[]): { min: number; median: number; max: number } {
  const sorted = gaps.toSorted((a, b) => a - b)
  return { min: sorted[0] as number, median: sorted[sorted.length >> 1] as number, max: sorted.at(-1) as number }
}
