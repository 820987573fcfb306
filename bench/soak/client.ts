import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http'

/** How long a response may take before it counts as missing, in milliseconds. */
const ANSWERED_WITHIN_MS = 30_000

/** A request of the soak. */
export interface SoakRequest {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The client gives up after so many milliseconds, as if it had lost interest. */
  readonly leavesAfterMs?: number
}

/** How a request ended: with a response, without one, or because the client left. */
export type SoakResult =
  | { readonly kind: 'response'; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
  | { readonly kind: 'closed'; readonly code: string }
  | { readonly kind: 'left' }
  | { readonly kind: 'unanswered' }

/** The connections of the soak's clients to a server. */
export class SoakClient {
  readonly #url: URL
  readonly #agent: Agent

  constructor(url: string, connections: number) {
    this.#url = new URL(url)
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  /** Sends a request and resolves when it has ended, however it ended. */
  send({ method, path, headers = {}, body, leavesAfterMs }: SoakRequest): Promise<SoakResult> {
    const { hostname, port } = this.#url
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    return new Promise((resolve) => {
      const options = {
        hostname,
        port,
        method,
        path,
        agent: this.#agent,
        headers: {
          ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers
        }
      }
      const request = httpRequest(options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.once('error', ({ message }) => end({ kind: 'closed', code: message }))
        response.once('end', () => {
          const { statusCode: status = 0, headers } = response
          end({ kind: 'response', status, headers, body: Buffer.concat(chunks).toString() })
        })
      })
      const leave = () => {
        end(leavesAfterMs === undefined ? { kind: 'unanswered' } : { kind: 'left' })
        request.destroy()
      }
      const timer = setTimeout(leave, leavesAfterMs ?? ANSWERED_WITHIN_MS)
      const end = (result: SoakResult) => {
        clearTimeout(timer)
        resolve(result)
      }
      request.on('error', (error: NodeJS.ErrnoException) => end({ kind: 'closed', code: error.code ?? error.message }))
      request.end(text)
    })
  }

  /** Closes all connections. */
  close(): void {
    this.#agent.destroy()
  }
}
