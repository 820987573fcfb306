import { Findings } from '../collections/findings.js'
import { RecentMap } from '../collections/recent-map.js'
import type { JobState } from '../jobs/job-state.js'
import type { JobTally } from '../jobs/job-tally.js'
import type { OpenEntry } from './journal.js'
import type { JournalEntry } from './journal-entry.js'

/** How many requests that are not emulated are kept. All are counted. */
export const MAX_NOT_EMULATED = 100

/** How many calls of SDKs are known again by their next attempt: many more than are in progress at a time. */
const RECENT_CALLS = 500

/** A request for something that is not emulated. */
export interface NotEmulatedRequest {
  readonly method: string
  readonly path: string
}

/** A call of GetJob, of one attempt or more. */
interface Poll {
  readonly tally: JobTally
  readonly number: number
  /** The state that its last attempt returned, once it has. */
  state: JobState | undefined
  /** Its last attempt, while that is open. */
  open: OpenEntry | undefined
}

/**
 * What is counted of the requests of a world as they happen, so that it does not matter what the journal still holds.
 */
export class RequestTallies {
  readonly #notEmulated = new Findings<NotEmulatedRequest>(MAX_NOT_EMULATED)
  readonly #polls = new RecentMap<string, Poll>(RECENT_CALLS)
  readonly #open = new WeakMap<OpenEntry, Poll>()

  /** The requests for what is not emulated. */
  get notEmulated(): { readonly total: number; readonly first: readonly NotEmulatedRequest[] } {
    return this.#notEmulated
  }

  /** Counts a request that has ended. `tally` is that of the job that it asked for, if there is such a job. */
  record(entry: JournalEntry, tally: JobTally | undefined): void {
    this.#countArrival(entry, tally)
    if (tally === undefined || entry.operation !== 'GetJob') return
    const { invocationId } = entry
    if (invocationId !== undefined) this.#end(this.#pollOf(invocationId, tally), entry)
    else {
      const number = tally.countPoll()
      const state = returnedState(entry)
      if (state !== undefined) tally.countState(state, number)
    }
  }

  /** Counts a request that has arrived and is open, as `record` does. */
  recordArrival(open: OpenEntry, tally: JobTally | undefined): void {
    const { entry } = open
    this.#countArrival(entry, tally)
    if (tally === undefined || entry.operation !== 'GetJob') return
    const poll = this.#pollOf(entry.invocationId, tally)
    poll.open = open
    this.#open.set(open, poll)
  }

  /** Counts the response to a request that was open. */
  recordEnd(open: OpenEntry, entry: JournalEntry): void {
    const poll = this.#open.get(open)
    // The client may have given up on this attempt and made another one.
    if (poll?.open === open) this.#end(poll, entry)
  }

  #countArrival({ isEmulated, method, path, operation }: JournalEntry, tally: JobTally | undefined): void {
    if (!isEmulated) this.#notEmulated.add({ method, path })
    if (tally === undefined || operation === 'CreateJob') return
    if (operation === 'StartJob') tally.isStartRequested = true
    else tally.isAskedFor = true
  }

  /** The poll that a request is an attempt of, which is counted if this is its first one. */
  #pollOf(id: string | undefined, tally: JobTally): Poll {
    const known = id === undefined ? undefined : this.#polls.get(id)
    if (known?.tally === tally) {
      // What the attempts before it returned counts no more.
      if (known.state !== undefined) tally.uncountState(known.state)
      known.state = undefined
      known.open = undefined
      return known
    }
    const poll: Poll = { tally, number: tally.countPoll(), state: undefined, open: undefined }
    if (id !== undefined) this.#polls.set(id, poll)
    return poll
  }

  /** Counts the response to the last attempt of a poll. */
  #end(poll: Poll, entry: JournalEntry): void {
    poll.state = returnedState(entry)
    if (poll.state !== undefined) poll.tally.countState(poll.state, poll.number)
  }
}

/** The state that a GetJob returned, if it did. */
function returnedState({ status, stateBefore }: JournalEntry): JobState | undefined {
  return status === 200 ? stateBefore : undefined
}
