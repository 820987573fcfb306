import type { RequestView, SdkCall } from '../../../client/index.js'
import type { Call } from './calls.js'

/** Returns the most attempts that the SDK would have made of a call, if it said so. */
export function maxAttemptsOf({ attempts }: Call): number | undefined {
  return attempts.findLast(({ maxAttempts }) => maxAttempts !== undefined)?.maxAttempts
}

/** Returns how a call ended: with success, with an error that was not retried, with its last attempt, or not yet. */
export function endOf(call: Call): SdkCall['end'] {
  const { attempts } = call
  const { open, status } = attempts.at(-1) as RequestView
  if (open) return 'open'
  if (status !== undefined && status < 400) return 'succeeded'
  return attempts.length > 1 && attempts.length === maxAttemptsOf(call) ? 'exhausted' : 'failed'
}

/**
 * Returns the time from the arrival of the first attempt to the end of the last, in milliseconds; undefined while it is
 * open.
 */
export function durationOf({ attempts: [first, ...others] }: Call): number | undefined {
  const last = others.at(-1) ?? first
  if (last.durationMs === undefined) return undefined
  return Date.parse(last.at) - Date.parse(first.at) + last.durationMs
}
