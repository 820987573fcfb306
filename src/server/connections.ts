import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** What Node knows of a connection and does not offer publicly. */
interface SocketInternals {
  /** The response that has the connection to itself. */
  readonly _httpMessage?: ServerResponse | null
  /** The connection that carries one of TLS. */
  readonly _parent?: Socket
  /** `writeQueueSize` is the number of bytes that the system has not taken yet. */
  readonly _handle?: { readonly writeQueueSize?: number } | null
}

/** The open connections of an HTTP server, each with the responses that have not been sent yet. */
export class Connections {
  /** The responses of each connection that waited for their turn and are not complete. */
  readonly #queued = new Map<Socket, Set<ServerResponse>>()

  #accepted = 0

  constructor(server: Server) {
    server.prependListener('connection', (socket) => {
      this.#accepted++
      this.#add(socket)
    })
    // The connection of HTTPS is one to itself, which takes the place of the one that carries it.
    server.prependListener('secureConnection', (socket: Socket & SocketInternals) => {
      if (socket._parent) this.#queued.delete(socket._parent)
      this.#add(socket)
    })
    server.prependListener('request', this.track)
  }

  #add(socket: Socket): void {
    this.#queued.set(socket, new Set())
    socket.once('close', () => this.#forget(socket))
  }

  /** Keeps the response to a request if it has to wait for another. For each request, when it arrives. */
  readonly track = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    // The first one has the connection to itself at once.
    if (response.socket !== null) return
    const queued = this.#queued.get(socket)
    queued?.add(response)
    response.once('close', () => queued?.delete(response))
  }

  /** The number of connections accepted so far. */
  get accepted(): number {
    return this.#accepted
  }

  get open(): readonly Socket[] {
    return [...this.#queued.keys()]
  }

  /** Returns the responses of a connection that have not been sent completely, in order. */
  responses(socket: Socket): readonly ServerResponse[] {
    const { _httpMessage: current } = socket as unknown as SocketInternals
    const queued = [...(this.#queued.get(socket) ?? [])].filter((response) => !response.writableFinished)
    return current && queued[0] !== current ? [current, ...queued] : queued
  }

  /**
   * Closes the responses that wait for their turn on a connection that is closed. Node does so only for the one that is
   * being sent, so that what a pipelined request holds (its sandbox, its wait, its timer) would be held for ever.
   */
  #forget(socket: Socket): void {
    for (const response of this.#queued.get(socket) ?? []) {
      if (response.socket !== null) continue
      response.destroy()
      response.emit('close')
    }
    this.#queued.delete(socket)
  }
}

/**
 * Returns a text that changes as the client of a connection sends or takes bytes; undefined if the server is waiting
 * for neither.
 */
export function progressOfClient(socket: Socket, responses: readonly ServerResponse[]): string | undefined {
  const { _handle: handle } = socket as unknown as SocketInternals
  const { bytesRead, bytesWritten, writableLength } = socket
  const isSending = responses.some(({ req }) => !req.complete)
  if (!isSending && writableLength === 0) return undefined
  return `${bytesRead} ${bytesWritten - writableLength} ${handle?.writeQueueSize}`
}
