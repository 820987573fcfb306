import type { Static } from '@sinclair/typebox'
import type { Steps } from '../time/steps.js'
import { StringEnum } from '../validation/string-enum.js'
import { gapBetween } from './gap-problems.js'
import type { JournalEntry } from './journal-entry.js'
import type { JournalParts } from './journal-view.js'
import { parseMaxAttempts } from './sdk-headers.js'

/**
 * How a call of an SDK ended: with success, with an error that it did not retry, or with its last attempt. It is open
 * while its last request is.
 */
export const CallEnd = StringEnum(['succeeded', 'failed', 'exhausted', 'open'])
export type CallEnd = Static<typeof CallEnd>

/** A call of an SDK: all requests with the same `amz-sdk-invocation-id`. A request without one is a call of its own. */
export interface SdkCall {
  readonly entries: readonly [JournalEntry, ...JournalEntry[]]
  /** The most attempts that the SDK would have made. */
  readonly maxAttempts: number | undefined
  /** The time from the end of each response to the arrival of the next attempt, in milliseconds. */
  readonly gapsMs: readonly number[]
  /** Whether each attempt came no earlier than the response before it asked for. Undefined if none asked. */
  readonly isRetryAfterRespected: boolean | undefined
  readonly end: CallEnd
}

/** How much earlier than asked an attempt may come, in milliseconds: the inaccuracy of timers. */
const TOLERANCE_MS = 5

/** Groups the entries of a journal by call, in the order of their first requests. */
export function* sdkCalls(parts: JournalParts): Steps<readonly SdkCall[]> {
  const ofInvocation = new Map<string, StartedCall>()
  const calls: StartedCall[] = []
  for (const entries of parts) {
    for (const entry of entries) {
      const { invocationId } = entry
      const known = invocationId === undefined ? undefined : ofInvocation.get(invocationId)
      if (known !== undefined) {
        known.add(entry)
        continue
      }
      const call = new StartedCall(entry)
      calls.push(call)
      if (invocationId !== undefined) ofInvocation.set(invocationId, call)
    }
    yield
  }
  return calls
}

/** A call of which some requests are known. */
class StartedCall implements SdkCall {
  readonly entries: [JournalEntry, ...JournalEntry[]]
  readonly gapsMs: number[] = []
  maxAttempts: number | undefined
  isRetryAfterRespected: boolean | undefined

  constructor(first: JournalEntry) {
    this.entries = [first]
    this.maxAttempts = parseMaxAttempts(first.sdkRequest)
  }

  /** Adds the next request. */
  add(entry: JournalEntry): void {
    const previous = this.entries.at(-1) as JournalEntry
    const gap = gapBetween(previous, entry)
    const { retryAfterMs } = previous
    if (retryAfterMs !== undefined)
      this.isRetryAfterRespected = this.isRetryAfterRespected !== false && gap >= retryAfterMs - TOLERANCE_MS
    this.gapsMs.push(gap)
    this.entries.push(entry)
    this.maxAttempts = parseMaxAttempts(entry.sdkRequest) ?? this.maxAttempts
  }

  get end(): CallEnd {
    const { status, durationMs } = this.entries.at(-1) as JournalEntry
    if (durationMs === undefined) return 'open'
    if (status !== undefined && status < 400) return 'succeeded'
    return this.entries.length > 1 && this.entries.length === this.maxAttempts ? 'exhausted' : 'failed'
  }
}
