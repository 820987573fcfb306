import type { IncomingHttpHeaders } from 'node:http'
import type { CutOffReason } from '../core/world/in-flight.js'
import { WireError } from './wire/wire-error.js'

/** How long a call is remembered, in wall-clock milliseconds. Longer than the SDKs wait between two attempts. */
const REMEMBERED_MS = 60_000

/** The most calls that are remembered, of one sandbox and of all. */
const MOST = { inSandbox: 1000, inAll: 50_000 }

/** The longest id that is remembered. AWS: the SDKs send a UUID. */
const MAX_ID_LENGTH = 128

interface CutOffCall {
  readonly sandboxName: string
  readonly reason: CutOffReason
  readonly at: number
}

/**
 * The SDK calls that were cut off when their sandbox was reset, for a minute. Their SDKs try again, and what belongs to
 * the old world must not reach the new one.
 */
export class CutOffCalls {
  readonly #now: () => number
  /** In the order in which they were cut off, which is the order in which they are forgotten. */
  readonly #calls = new Map<string, CutOffCall>()
  readonly #counts = new Map<string, number>()

  /** `now` returns the wall-clock time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Remembers the call of a request that was cut off, if its client is an SDK. */
  add(sandboxName: string, headers: IncomingHttpHeaders, reason: CutOffReason): void {
    const now = this.#now()
    this.#forget(now)
    const key = keyOf(sandboxName, headers)
    const count = this.#counts.get(sandboxName) ?? 0
    if (key === undefined || this.#calls.has(key) || count >= MOST.inSandbox) return
    this.#calls.set(key, { sandboxName, reason, at: now })
    this.#counts.set(sandboxName, count + 1)
  }

  /** Throws a WireError if a request is a later attempt of a call that was cut off. */
  refuse(sandboxName: string, headers: IncomingHttpHeaders): void {
    if (this.#calls.size === 0) return
    this.#forget(this.#now())
    const key = keyOf(sandboxName, headers)
    const call = key === undefined ? undefined : this.#calls.get(key)
    if (call === undefined) return
    // Mock: a status that no SDK retries, and a name that says who speaks.
    const Message = `Sandbox ${sandboxName} was ${call.reason} while an earlier attempt of this call was in flight. The call belongs to the sandbox as it was before.`
    throw new WireError(409, 'SandboxWasReset', { Message })
  }

  /** Forgets the calls that were cut off a minute ago, and the oldest one if there are too many. */
  #forget(now: number): void {
    for (const [key, { sandboxName, at }] of this.#calls) {
      if (now - at < REMEMBERED_MS && this.#calls.size < MOST.inAll) return
      this.#calls.delete(key)
      const left = (this.#counts.get(sandboxName) as number) - 1
      if (left > 0) this.#counts.set(sandboxName, left)
      else this.#counts.delete(sandboxName)
    }
  }
}

function keyOf(sandboxName: string, headers: IncomingHttpHeaders): string | undefined {
  const id = headers['amz-sdk-invocation-id']
  if (typeof id !== 'string' || id.length > MAX_ID_LENGTH) return undefined
  return `${sandboxName}/${id}`
}
