import type { Static } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'
import { endOfRequest, type JournalEntry } from './journal-entry.js'
import { parseAttempt } from './sdk-headers.js'

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
export function sdkCalls(entries: readonly JournalEntry[]): SdkCall[] {
  const groups = new Map<string | number, [JournalEntry, ...JournalEntry[]]>()
  for (const entry of entries) {
    const key = entry.invocationId ?? entry.ordinal
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return [...groups.values()].map(toCall)
}

function toCall(entries: [JournalEntry, ...JournalEntry[]]): SdkCall {
  const gapsMs = gapsBetween(entries)
  const asked = entries.slice(0, -1).map(({ retryAfterMs }) => retryAfterMs)
  const maxAttempts = entries.map(({ sdkRequest }) => parseAttempt(sdkRequest).max).findLast((max) => max !== undefined)
  return {
    entries,
    maxAttempts,
    gapsMs,
    isRetryAfterRespected: asked.every((ms) => ms === undefined)
      ? undefined
      : asked.every((ms, index) => ms === undefined || (gapsMs[index] as number) >= ms - TOLERANCE_MS),
    end: endOf(entries, maxAttempts)
  }
}

function endOf(entries: [JournalEntry, ...JournalEntry[]], maxAttempts: number | undefined): CallEnd {
  const { status, durationMs } = entries.at(-1) as JournalEntry
  if (durationMs === undefined) return 'open'
  if (status !== undefined && status < 400) return 'succeeded'
  return entries.length > 1 && entries.length === maxAttempts ? 'exhausted' : 'failed'
}

/**
 * Returns the time from the end of each response to the arrival of the next request, in milliseconds. It is 0 if the
 * next one came before the end.
 */
export function gapsBetween(entries: readonly JournalEntry[]): number[] {
  return entries.slice(1).map(({ at }, index) => Math.max(0, at - endOfRequest(entries[index] as JournalEntry)))
}
