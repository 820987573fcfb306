import type { Problem } from '../validation/problem.js'
import type { Check } from './check.js'
import type { JournalEntry } from './journal-entry.js'
import { matches, type RequestMatch } from './request-match.js'
import { parseAttemptNumber } from './sdk-headers.js'

/** AWS: what SDKs send to tell their calls and attempts apart, and which SDKs do not. */
const WHY_UNKNOWN =
  'without the headers amz-sdk-invocation-id and amz-sdk-request, which the SDKs for JavaScript v2 and Go v1 do not send, retries look like new calls; use count.max instead'

/** An attempt whose number is too high. */
interface LateAttempt {
  readonly ordinal: number
  readonly number: number
}

/** What is known of the requests of one call, or of calls that can't be told apart. */
class Group {
  readonly firstOrdinal: number
  requests = 0
  /** Whether one of them is meant. */
  isConcerned = false
  /** AWS: the SDK for Ruby numbers attempts from 0. */
  #isFromZero = false
  /** The first one that is too late if they are numbered from 0, and if from 1. */
  #lateFromZero: LateAttempt | undefined
  #lateFromOne: LateAttempt | undefined
  unnumbered = 0
  firstUnnumbered = 0

  constructor(firstOrdinal: number) {
    this.firstOrdinal = firstOrdinal
  }

  see({ ordinal, sdkRequest }: JournalEntry, isMatching: boolean, maxAttempts: number): void {
    this.requests++
    if (isMatching) this.isConcerned = true
    const number = parseAttemptNumber(sdkRequest)
    if (number === undefined) {
      if (this.unnumbered++ === 0) this.firstUnnumbered = ordinal
      return
    }
    if (number === 0) this.#isFromZero = true
    if (number >= maxAttempts) this.#lateFromZero ??= { ordinal, number: number + 1 }
    if (number > maxAttempts) this.#lateFromOne ??= { ordinal, number }
  }

  /** The first attempt whose number is too high. Those before it may have been before the journal was cleared. */
  get late(): LateAttempt | undefined {
    return this.#isFromZero ? this.#lateFromZero : this.#lateFromOne
  }
}

/** Checks the number of attempts that calls took. That it can't be known is a problem too. */
export class AttemptCheck implements Check {
  readonly #maxAttempts: number
  /** The requests of each call, by its invocation id. */
  readonly #calls = new Map<string, Group>()
  /** Requests that may be attempts of one call: those of the same client for the same thing. */
  readonly #alike = new Map<string | undefined, Map<string, Group>>()
  /** The first group of each kind with a problem. A group that has one keeps it, whatever comes after. */
  #tooMany: Group | undefined
  #lateCall: Group | undefined
  #lateAlike: Group | undefined
  #uncertain: Group | undefined

  constructor(maxAttempts: number) {
    this.#maxAttempts = maxAttempts
  }

  see(entry: JournalEntry, isMatching: boolean): void {
    const max = this.#maxAttempts
    const { invocationId } = entry
    const group = invocationId === undefined ? this.#groupOfAlike(entry) : groupIn(this.#calls, invocationId, entry)
    group.see(entry, isMatching, max)
    if (!group.isConcerned) return
    if (invocationId === undefined) {
      if (group.late) this.#lateAlike = earlier(this.#lateAlike, group)
      if (group.unnumbered > max) this.#uncertain = earlier(this.#uncertain, group)
    } else {
      if (group.late) this.#lateCall = earlier(this.#lateCall, group)
      if (group.requests > max) this.#tooMany = earlier(this.#tooMany, group)
    }
  }

  problems(): Problem[] {
    const why = this.#why()
    return why === undefined ? [] : [{ at: ['maxAttempts'], message: `is ${this.#maxAttempts}, and ${why}` }]
  }

  #why(): string | undefined {
    const tooMany = this.#tooMany
    if (tooMany) return `the call that began with #${tooMany.firstOrdinal} took ${tooMany.requests} requests`
    const late = (this.#lateCall ?? this.#lateAlike)?.late
    if (late) return `#${late.ordinal} was attempt ${late.number} of its call`
    if (this.#uncertain === undefined) return undefined
    const { firstUnnumbered, unnumbered } = this.#uncertain
    return `#${firstUnnumbered}${andOthers(unnumbered)} may be attempts of one call: ${WHY_UNKNOWN}`
  }

  #groupOfAlike(entry: JournalEntry): Group {
    const { userAgent, method, path } = entry
    let ofClient = this.#alike.get(userAgent)
    if (ofClient === undefined) {
      ofClient = new Map()
      this.#alike.set(userAgent, ofClient)
    }
    return groupIn(ofClient, `${method} ${path}`, entry)
  }
}

function groupIn(groups: Map<string, Group>, key: string, { ordinal }: JournalEntry): Group {
  let group = groups.get(key)
  if (group === undefined) {
    group = new Group(ordinal)
    groups.set(key, group)
  }
  return group
}

function earlier(one: Group | undefined, other: Group): Group {
  return one !== undefined && one.firstOrdinal < other.firstOrdinal ? one : other
}

/**
 * Checks, if a match is by attempt, that no requests match otherwise and do not say which attempt they are, where it
 * matters that they may be among those that were meant.
 */
export class UnnumberedCheck implements Check {
  readonly #attempt: number
  readonly #others: RequestMatch
  #count = 0
  #first = 0

  /** `others` is what the match asks for but the attempt. */
  constructor(attempt: number, others: RequestMatch) {
    this.#attempt = attempt
    this.#others = others
  }

  see(entry: JournalEntry): void {
    if (!matches(entry, this.#others) || parseAttemptNumber(entry.sdkRequest) !== undefined) return
    if (this.#count++ === 0) this.#first = entry.ordinal
  }

  problems(): Problem[] {
    if (this.#count === 0) return []
    const message = `is ${this.#attempt}, and #${this.#first}${andOthers(this.#count)} may be that attempt: ${WHY_UNKNOWN}`
    return [{ at: ['match', 'attempt'], message }]
  }
}

function andOthers(count: number): string {
  if (count === 1) return ''
  return count === 2 ? ' and another request' : ` and ${count - 1} other requests`
}
