import { JobTally, type ReadonlyJobTally, type StateRun } from '../jobs/job-tally.js'
import { endOfRequest, type JournalEntry } from './journal-entry.js'
import { RequestTallies } from './request-tallies.js'
import { type SdkCall, sdkCalls } from './sdk-calls.js'

/** How a client polled a job. A poll is one call of GetJob, however many attempts it took. Gaps are in milliseconds. */
export interface PollPattern {
  readonly count: number
  /** The states that were returned, in the order in which they were, each with how many times in a row. */
  readonly states: readonly StateRun[]
  /** The number of polls after the first that returned a terminal state. */
  readonly afterTerminal: number
  /** The time from the end of each poll to the start of the next. Undefined if fewer than two polls are held. */
  readonly gapsMs: { readonly min: number; readonly median: number; readonly max: number } | undefined
  /** Whether each gap is longer than the one before, by more than the inaccuracy of timers. */
  readonly isGrowing: boolean
  /** How many of the polls the journal no longer holds: the gaps are between the others. */
  readonly dropped: number
}

/** A gap counts as longer than another from this factor. */
const GROWTH = 1.1

/**
 * Returns how a job was polled: what was counted as it happened, and the gaps between those polls that the journal still
 * holds. Without a tally there is no such job, and everything is from the journal.
 */
export function pollPattern(
  { list, dropped }: { readonly list: readonly JournalEntry[]; readonly dropped: number },
  jobId: string,
  tally: ReadonlyJobTally | undefined
): PollPattern {
  const entries = list.filter((entry) => entry.operation === 'GetJob' && entry.jobId === jobId)
  const { polls: count, states, afterTerminal } = tally ?? tallyOf(entries)
  const calls = sdkCalls(entries)
  // Earlier calls were for another job, which had the same id.
  const polls = calls.slice(Math.max(0, calls.length - count))
  const gaps = polls.slice(1).map((poll, index) => {
    return Math.max(0, poll.entries[0].at - endOfRequest(lastOf(polls[index] as SdkCall)))
  })
  return {
    count,
    states: states.map((run) => ({ ...run })),
    afterTerminal,
    gapsMs: gaps.length === 0 ? undefined : spreadOf(gaps),
    isGrowing:
      gaps.length > 1 && gaps.every((gap, index) => index === 0 || gap >= GROWTH * (gaps[index - 1] as number)),
    dropped: tally === undefined ? dropped : count - polls.length
  }
}

/** Counts requests as if they happened now. */
function tallyOf(entries: readonly JournalEntry[]): ReadonlyJobTally {
  const tally = new JobTally()
  const tallies = new RequestTallies()
  for (const entry of entries) tallies.record(entry, tally)
  return tally
}

function lastOf({ entries }: SdkCall): JournalEntry {
  return entries.at(-1) as JournalEntry
}

function spreadOf(gaps: readonly number[]): { min: number; median: number; max: number } {
  const sorted = gaps.toSorted((a, b) => a - b)
  return { min: sorted[0] as number, median: sorted[sorted.length >> 1] as number, max: sorted.at(-1) as number }
}
