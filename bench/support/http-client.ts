import { connect, type Socket } from 'node:net'
import { parseResponse, type ReceivedResponse } from './parse-response.js'

/** A request: its body is sent as it is. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What sends requests. */
export interface Sender {
  /** Sends a request and returns its response, whatever the status. Throws if the connection ends before it. */
  send(request: HttpRequest): Promise<ReceivedResponse>
}

interface Waiting {
  readonly resolve: (response: ReceivedResponse) => void
  readonly reject: (error: Error) => void
}

/**
 * Sends one request at a time over one connection, which is kept open as long as the server keeps it open. It does
 * little else, so that it takes a small part of what is measured.
 */
export class HttpClient implements Sender, Disposable {
  /** How many requests were sent so far. */
  sent = 0
  readonly #host: string
  readonly #port: number
  #socket: Socket | undefined
  #received: Buffer | undefined
  #waiting: Waiting | undefined

  constructor(url: string) {
    const { hostname, port, host } = new URL(url)
    this.#host = host
    this.#port = Number(port)
    if (hostname !== '127.0.0.1') throw new Error(`${url} is not a URL of this machine`)
  }

  send({ method, path, headers = {}, body = '' }: HttpRequest): Promise<ReceivedResponse> {
    let head = `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n`
    for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`
    if (body !== '') head += `content-length: ${Buffer.byteLength(body)}\r\n`
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.sent++
      this.#socket ??= this.#open()
      this.#socket.write(`${head}\r\n${body}`)
    })
  }

  [Symbol.dispose](): void {
    this.#socket?.destroy()
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    const fail = (error: Error) => {
      if (this.#socket !== socket) return
      this.#settle()?.reject(error)
      this.#drop()
    }
    socket.on('data', (bytes) => {
      try {
        this.#take(bytes)
      } catch (error) {
        fail(error as Error)
      }
    })
    socket.once('error', fail)
    socket.once('close', () => fail(new Error('the server closed the connection before its response')))
    return socket
  }

  #take(bytes: Buffer): void {
    this.#received = this.#received === undefined ? bytes : Buffer.concat([this.#received, bytes])
    const response = parseResponse(this.#received)
    if (response === undefined) return
    const waiting = this.#settle()
    if (response.isLast) this.#drop()
    waiting?.resolve(response)
  }

  #settle(): Waiting | undefined {
    const waiting = this.#waiting
    this.#waiting = undefined
    this.#received = undefined
    return waiting
  }

  #drop(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }
}
