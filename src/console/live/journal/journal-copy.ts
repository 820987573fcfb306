import type { RequestView } from '../../../client/index.js'
import { type Call, Calls } from './calls.js'
import { Ordered } from './ordered.js'

/** How many requests back an open one is asked for again: which faults hold it is known only after its arrival. */
const ASKED_AGAIN = 100

/** The copy of a journal that the console keeps: its latest requests up to a limit. */
export class JournalCopy {
  readonly #limit: number
  readonly #requests = new Ordered<RequestView>()
  readonly #calls = new Calls()
  readonly #open = new Set<number>()
  /** The requests up to this ordinal were dropped, by the server or here. They do not come back. */
  #floor: number
  /** All requests up to this ordinal are known. Some after it may be: their ends were told before others were known. */
  #knownUpTo: number

  /** `dropped`: how many requests the journal itself has dropped. */
  constructor(limit: number, dropped = 0) {
    this.#limit = limit
    this.#floor = dropped
    this.#knownUpTo = dropped
  }

  /** The ordinal of the latest request; 0 if there is none. */
  get last(): number {
    return this.#requests.last?.ordinal ?? 0
  }

  /** The ordinal after which the server is to be asked for requests: those that are open are told only if asked for. */
  get askAfter(): number {
    let after = this.#knownUpTo
    for (const ordinal of this.#open) if (ordinal > this.#knownUpTo - ASKED_AGAIN) after = Math.min(after, ordinal - 1)
    return after
  }

  /**
   * Takes what the server told of a request. `known`: it had ended already, or was dropped, and nothing has changed.
   * `foreign`: another request has this ordinal, so the journal was cleared meanwhile.
   */
  put(request: RequestView): 'changed' | 'known' | 'foreign' {
    const { ordinal } = request
    if (ordinal <= this.#floor) return 'known'
    const known = this.#requests.get(ordinal)
    if (known !== undefined && !isSame(known, request)) return 'foreign'
    if (known !== undefined && !known.open) return 'known'
    this.#requests.put(request)
    this.#calls.put(request)
    if (request.open) this.#open.add(ordinal)
    else this.#open.delete(ordinal)
    this.#trim()
    this.#advance()
    return 'changed'
  }

  /** Notes that the server has told of all requests up to this ordinal that it still had. */
  knowUpTo(ordinal: number): void {
    this.#knownUpTo = Math.max(this.#knownUpTo, ordinal)
    this.#advance()
  }

  /** Returns the requests in order of arrival. */
  requests(): readonly RequestView[] {
    return this.#requests.toArray()
  }

  /** Returns the same requests, grouped by call. */
  calls(): readonly Call[] {
    return this.#calls.toArray()
  }

  #trim(): void {
    for (const dropped of this.#requests.dropFirst(Math.max(0, this.#requests.length - this.#limit))) {
      this.#calls.drop(dropped)
      this.#open.delete(dropped.ordinal)
      this.#floor = dropped.ordinal
    }
    this.#knownUpTo = Math.max(this.#knownUpTo, this.#floor)
  }

  #advance(): void {
    while (this.#requests.get(this.#knownUpTo + 1) !== undefined) this.#knownUpTo++
  }
}

/** Whether two descriptions are of the same request. */
function isSame(one: RequestView, other: RequestView): boolean {
  return one.at === other.at && one.path === other.path && one.invocationId === other.invocationId
}
