import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { WallClock } from '../core/time/wall-clock.js'
import { type Connections, progressOfClient } from './connections.js'

/** How long requests in flight may take to finish once the server closes, in wall-clock milliseconds. */
export const GRACE_MS = 4500

/** How often connections are checked for clients that neither send nor take anything, in wall-clock milliseconds. */
const CHECK_EVERY_MS = 100

/** At how many checks in a row a client may have done nothing. */
const IDLE_CHECKS = 3

/**
 * The number of turns of the event loop in which the server reads what has reached it before it closes anything. A turn
 * accepts one of the connections that the system keeps for the server, which are 511 at most.
 */
const READ_TURNS = 3
const MAX_TURNS = 511

/**
 * Closes the connections of a server that closes without losing a response. Every request that has reached the server
 * is responded to; the last response of a connection says `connection: close`. Idle connections are closed at once,
 * also those on which half of a request's headers have arrived. A client that stops sending a body or taking a response
 * is waited for only briefly, and everything is cut off after GRACE_MS.
 */
export function closeGracefully(app: FastifyInstance, connections: Connections, wall: WallClock): void {
  let closing: Closing | undefined
  app.addHook('preClose', async () => {
    if (!app.server.listening) return
    const started = new Closing(app.server, connections, wall)
    closing = started
    await readWhatArrived(connections)
    // Fastify stops listening now. What has connected by then is still read.
    readWhatArrived(connections).then(() => started.closeIdle())
  })
  app.addHook('onClose', async () => closing?.end())
}

async function readWhatArrived(connections: Connections): Promise<void> {
  let accepted = connections.accepted
  for (let turn = 0, quietTurns = 0; turn < MAX_TURNS && quietTurns < READ_TURNS; turn++) {
    await nextTurn()
    quietTurns = connections.accepted === accepted ? quietTurns + 1 : 0
    accepted = connections.accepted
  }
}

class Closing {
  readonly #connections: Connections
  readonly #wall: WallClock
  /** The connections whose last response has said that it is the last. */
  readonly #announced = new WeakSet<Socket>()
  /** What clients were seen to have sent and taken, and at how many checks that had not changed. */
  readonly #progress = new WeakMap<Socket, { readonly seen: string; readonly checks: number }>()
  readonly #cancelGrace: () => void
  #cancelCheck = () => {}
  #isEnded = false

  constructor(server: Server, connections: Connections, wall: WallClock) {
    this.#connections = connections
    this.#wall = wall
    // Node's own closes connections whose response waits to be taken by the client, or that have others waiting.
    server.closeIdleConnections = () => {}
    this.#deferRequests(server)
    for (const socket of connections.open) {
      for (const response of connections.responses(socket)) this.#follow(response, socket)
    }
    this.#cancelGrace = wall.setTimer(() => {
      for (const socket of connections.open) socket.destroy()
    }, GRACE_MS)
  }

  /** Ends what closes connections. For when all are closed. */
  end(): void {
    this.#isEnded = true
    this.#cancelCheck()
    this.#cancelGrace()
  }

  /** Closes the connections that have nothing to respond to, now and whenever one has no more. */
  closeIdle(): void {
    if (this.#isEnded) return
    for (const socket of this.#connections.open) {
      const responses = this.#connections.responses(socket)
      if (responses.length === 0) socket.destroySoon()
      if (this.#isStalled(socket, progressOfClient(socket, responses))) socket.destroy()
    }
    this.#cancelCheck()
    this.#cancelCheck = this.#wall.setTimer(() => this.closeIdle(), CHECK_EVERY_MS)
  }

  /**
   * Handles requests one turn later than they arrive. All requests that arrived together are known by then, and so is
   * which response is the last of its connection.
   */
  #deferRequests(server: Server): void {
    const handlers = server.rawListeners('request').filter((handler) => handler !== this.#connections.track)
    server.removeAllListeners('request')
    server.on('request', this.#connections.track)
    server.on('request', (request, response) => {
      const { socket } = request
      this.#follow(response, socket)
      setImmediate(() => {
        // RFC 9112, 9.6: what follows a response that closes its connection is not processed.
        if (this.#announced.has(socket)) return
        for (const handle of handlers) Reflect.apply(handle, server, [request, response])
      })
    })
  }

  /** Has a response say `connection: close` if it is the last of its connection, and closes that after it. */
  #follow(response: ServerResponse, socket: Socket): void {
    const { writeHead } = response
    response.writeHead = (...head: unknown[]): ServerResponse => {
      if (this.#connections.responses(socket).at(-1) === response) {
        response.shouldKeepAlive = false
        this.#announced.add(socket)
      } else {
        // Fastify would have each response say so, and Node would send none after the first.
        response.removeHeader('connection')
      }
      return Reflect.apply(writeHead, response, head)
    }
    response.once('close', () => {
      if (this.#connections.responses(socket).length === 0) socket.destroySoon()
    })
  }

  /** Returns whether the server has waited too long for a client to send or take something. */
  #isStalled(socket: Socket, progress: string | undefined): boolean {
    if (progress === undefined) {
      this.#progress.delete(socket)
      return false
    }
    const { seen, checks } = this.#progress.get(socket) ?? { seen: undefined, checks: 0 }
    const unchanged = seen === progress ? checks + 1 : 0
    this.#progress.set(socket, { seen: progress, checks: unchanged })
    return unchanged >= IDLE_CHECKS
  }
}
