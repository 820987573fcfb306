import { formatInstant } from '../core/instant.js'
import type { JournalEntry } from '../core/journal.js'
import type { Sandbox } from '../core/sandbox.js'
import { parseAttempt, parseSdk } from '../core/sdk-headers.js'

/** A request as the control plane shows it. Members that it does not have are left out. */
export function viewRequest({ name, accountId, seed }: Sandbox, entry: JournalEntry) {
  const { at, sandboxAt, durationMs, isEmulated, draws, userAgent, sdkRequest, ...others } = entry
  const { attempt, max } = parseAttempt(sdkRequest)
  return {
    ...others,
    at: formatInstant(at),
    sandboxAt: formatInstant(sandboxAt),
    sandbox: name,
    account: accountId,
    sdk: parseSdk(userAgent),
    userAgent,
    attempt,
    maxAttempts: max,
    durationMs: roundMs(durationMs),
    ...(isEmulated ? {} : { isEmulated }),
    // The seed is what makes the same draws again.
    ...(draws.length > 0 && { draws, seed })
  }
}

/** Milliseconds to the microsecond. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
