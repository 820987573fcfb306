import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** How many connections faults hold open at a time. */
const MAX_HELD = 1000

/** The connections that faults hold open: bounded in number, and none of them holds up the server's end. */
export class HeldConnections {
  readonly #sockets = new Set<Socket>()

  constructor(app: FastifyInstance) {
    app.addHook('preClose', async () => {
      for (const socket of this.#sockets) socket.destroy()
    })
  }

  /** Holds a connection until it is closed; false if there are as many as there may be. */
  hold(socket: Socket): boolean {
    if (this.#sockets.size >= MAX_HELD) return false
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    return true
  }
}
