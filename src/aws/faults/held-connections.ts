import { Shares } from '../../core/collections/shares.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { Call } from '../call.js'
import { WireError } from '../wire/wire-error.js'

/** How many requests of one sandbox faults hold open at a time. */
const MAX_HELD = 1000

/** What a connection with an open request takes of its sandbox's share of memory, in bytes. */
const HELD_BYTES = 16_384

/**
 * The calls that faults hold open: those that hang, whose body drips or that are delayed. Each sandbox has its own
 * share of them. Those that would end too late, or never, end when the server closes.
 */
export class HeldConnections {
  readonly #shares = new Shares<Sandbox>(MAX_HELD)
  /** When calls end by themselves, in wall-clock milliseconds; infinity for those that never do. */
  readonly #ends = new Map<Call, number>()
  /** The instant at which the server ends, once it closes. */
  #until = Number.POSITIVE_INFINITY

  /** Whether another call of a sandbox can be held open. */
  hasRoom(sandbox: Sandbox): boolean {
    return this.#shares.hasRoom(sandbox) && sandbox.memory.hasRoomFor(HELD_BYTES)
  }

  /** Keeps a call open until its response is closed. There must be room for it. */
  keepOpen(call: Call): void {
    const releases = [this.#shares.take(call.sandbox), call.sandbox.memory.take(HELD_BYTES)]
    call.stayOpen()
    call.response.once('close', () => {
      for (const release of releases) release?.()
    })
  }

  /**
   * Says when a call that is kept open ends by itself, in wall-clock milliseconds; infinity for one that never does.
   */
  endsAt(call: Call, instant: number): void {
    if (!this.#ends.has(call)) call.response.once('close', () => this.#ends.delete(call))
    this.#ends.set(call, instant)
    if (instant > this.#until) call.request.socket.destroy()
  }

  /** Closes the connections of the calls that would end later than an instant, from now on. */
  close(until: number): void {
    this.#until = until
    for (const [{ request }, instant] of this.#ends) if (instant > until) request.socket.destroy()
  }
}

/** The error for a call that a fault would hold open although its sandbox has no room for another. */
export function noRoomToHold(sandbox: Sandbox): WireError {
  const { name } = sandbox
  const reason = sandbox.memory.hasRoomFor(HELD_BYTES)
    ? `Faults already hold ${MAX_HELD} requests of sandbox ${name} open, the most that one sandbox can have.`
    : `Sandbox ${name} has no memory left to hold a request open; the limit is set by --max-memory-bytes.`
  const Message = `${reason} The fault was not applied and has not fired. Disarm it, or let the clients give up sooner.`
  return new WireError(507, 'HeldConnectionsLimitReached', { Message })
}
