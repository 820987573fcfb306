import type { Call } from '../call.js'
import { WireError } from '../wire/wire-error.js'

/** How many connections faults hold open at a time. */
const MAX_HELD = 1000

/** The calls whose connections faults hold open. Their number is bounded, and closing the server ends them. */
export class HeldConnections {
  readonly #calls = new Set<Call>()

  /** Holds the connection of a call open until its client disconnects. Throws a WireError if too many are held. */
  hold(call: Call): void {
    if (this.#calls.size >= MAX_HELD) {
      const Message =
        'Faults hold as many connections open as they may; disarm some, or let the clients give up sooner.'
      throw new WireError(507, 'HeldConnectionsLimitReached', { Message })
    }
    call.stayOpen()
    this.#calls.add(call)
    call.response.once('close', () => this.#calls.delete(call))
  }

  /** Closes all held connections. */
  close(): void {
    for (const { request } of this.#calls) request.socket.destroy()
  }
}
