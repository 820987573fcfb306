import { nthSmallest } from '../collections/nth-smallest.js'
import { JobTally, type ReadonlyJobTally, type StateRun } from '../jobs/job-tally.js'
import type { Steps } from '../time/steps.js'
import { endOfRequest } from './journal-entry.js'
import type { JournalParts } from './journal-view.js'
import { RequestTallies } from './request-tallies.js'

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

/** How many polls are compared in a step. */
const POLLS_PER_STEP = 1024

/** The requests of one poll: when the first one arrived and when the last one ended, in wall-clock milliseconds. */
interface Poll {
  readonly at: number
  end: number
}

/**
 * Returns how a job was polled: what was counted as it happened, and the gaps between those polls that the journal
 * still holds. Without a tally there is no such job, and everything is from the journal.
 */
export function* pollPattern(
  parts: JournalParts,
  dropped: number,
  jobId: string,
  tally: ReadonlyJobTally | undefined
): Steps<PollPattern> {
  const known = tally && copyTally(tally)
  const fromJournal = new JobTally()
  const tallies = new RequestTallies()
  const ofInvocation = new Map<string, Poll>()
  const held: Poll[] = []
  for (const entries of parts) {
    for (const entry of entries) {
      if (entry.operation !== 'GetJob' || entry.jobId !== jobId) continue
      if (known === undefined) tallies.record(entry, fromJournal)
      const { invocationId } = entry
      const poll = invocationId === undefined ? undefined : ofInvocation.get(invocationId)
      if (poll !== undefined) {
        poll.end = endOfRequest(entry)
        continue
      }
      const first = { at: entry.at, end: endOfRequest(entry) }
      held.push(first)
      if (invocationId !== undefined) ofInvocation.set(invocationId, first)
    }
    yield
  }
  const { count, states, afterTerminal } = known ?? copyTally(fromJournal)
  // Earlier polls were of another job, which had the same id.
  const first = Math.max(0, held.length - count)
  const { gaps, isGrowing } = yield* gapsBetween(held, first)
  return {
    count,
    states,
    afterTerminal,
    gapsMs: gaps.length === 0 ? undefined : yield* spreadOf(gaps),
    isGrowing,
    dropped: known === undefined ? dropped : count - (held.length - first)
  }
}

function copyTally({ polls, states, afterTerminal }: ReadonlyJobTally) {
  return { count: polls, states: states.map((run) => ({ ...run })), afterTerminal }
}

/** Returns the gaps between polls from one of them on, and whether they grow. */
function* gapsBetween(polls: readonly Poll[], first: number): Steps<{ gaps: number[]; isGrowing: boolean }> {
  const gaps: number[] = []
  let isGrowing = polls.length - first > 2
  for (let index = first + 1; index < polls.length; index++) {
    const gap = Math.max(0, (polls[index] as Poll).at - (polls[index - 1] as Poll).end)
    if (gaps.length > 0 && gap < GROWTH * (gaps.at(-1) as number)) isGrowing = false
    gaps.push(gap)
    if (gaps.length % POLLS_PER_STEP === 0) yield
  }
  return { gaps, isGrowing }
}

function* spreadOf(gaps: number[]): Steps<{ min: number; median: number; max: number }> {
  let min = Number.POSITIVE_INFINITY
  let max = 0
  for (const [index, gap] of gaps.entries()) {
    min = Math.min(min, gap)
    max = Math.max(max, gap)
    if (index % POLLS_PER_STEP === 0) yield
  }
  return { min, median: yield* nthSmallest(gaps, gaps.length >> 1), max }
}
