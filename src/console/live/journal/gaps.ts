import type { RequestView } from '../../../client/index.js'
import type { Call } from './calls.js'
import { indexFrom } from './ordered.js'

/** How much earlier than asked an attempt may come, in milliseconds: the inaccuracy of timers, as the server has it. */
const TOLERANCE_MS = 5

/**
 * Returns the time from the end of a request to the arrival of another, in milliseconds: 0 if that came before the end.
 * Undefined while the first is open.
 */
export function gapBetween(previous: RequestView, next: RequestView): number | undefined {
  if (previous.durationMs === undefined) return undefined
  return Math.max(0, Date.parse(next.at) - Date.parse(previous.at) - previous.durationMs)
}

/** Returns how long a call waited before each retry, in milliseconds. */
export function gapsOf({ attempts }: Call): readonly number[] {
  return attempts.slice(1).map((next, index) => gapBetween(attempts[index] as RequestView, next) ?? 0)
}

/** Whether each retry came no earlier than the response before it asked for. Undefined if none asked. */
export function isRetryAfterRespected(call: Call): boolean | undefined {
  const gaps = gapsOf(call)
  const asked = call.attempts.slice(0, -1).map(({ retryAfterMs }) => retryAfterMs)
  if (asked.every((ms) => ms === undefined)) return undefined
  return asked.every((ms, index) => ms === undefined || (gaps[index] as number) >= ms - TOLERANCE_MS)
}

/** Returns the last GetJob before a request on the same job, if that is a GetJob as well. The requests are sorted. */
export function previousPoll(requests: readonly RequestView[], poll: RequestView): RequestView | undefined {
  if (poll.operation !== 'GetJob' || poll.jobId === undefined) return undefined
  for (let index = indexFrom(requests, poll.ordinal) - 1; index >= 0; index--) {
    const { operation, jobId } = requests[index] as RequestView
    if (operation === 'GetJob' && jobId === poll.jobId) return requests[index]
  }
  return undefined
}
