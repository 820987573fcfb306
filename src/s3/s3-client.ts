import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import aws4 from 'aws4'
import { Filler } from '../core/assets/filler.js'
import type { ObjectAddress } from '../core/storage/object-storage.js'
import { StorageError } from '../core/storage/storage-error.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { VERSION } from '../version.js'
import type { S3Credentials } from './credentials.js'
import { objectPath } from './object-path.js'
import { ProgressWatch } from './progress-watch.js'
import { s3Error } from './s3-error.js'

/** How much of the body of an error is read, in bytes. */
const MAX_ERROR_BYTES = 65_536

/** The codes with which Node refuses to send what is in a header or a path. */
const UNSENDABLE = ['ERR_INVALID_CHAR', 'ERR_UNESCAPED_CHARACTERS', 'ERR_INVALID_HTTP_TOKEN']

/** How much of the content in memory is handed to the connection at a time, in bytes. */
const PIECE_BYTES = 65_536

/** Where S3 is, and who asks it. */
export interface S3Settings {
  /** Without a slash at its end. */
  readonly endpoint: string
  readonly region: string
  readonly credentials: S3Credentials
}

/** A request for an object. */
export interface S3Request {
  readonly method: 'GET' | 'PUT'
  readonly object: ObjectAddress
  readonly headers?: Readonly<Record<string, string>>
  readonly content?: Buffer | Filler
}

/** Takes the response to a request that succeeded. `progress` must be called for each part of it. */
export type Receive<T> = (response: IncomingMessage, progress: () => void) => Promise<T>

/** Sends signed requests, each once. */
export class S3Client {
  readonly #settings: S3Settings
  readonly #wall: WallClock
  readonly #url: URL
  readonly #agent: HttpAgent | HttpsAgent
  readonly #send: typeof requestHttp

  constructor(settings: S3Settings, wall: WallClock) {
    this.#settings = settings
    this.#wall = wall
    this.#url = new URL(settings.endpoint)
    const isSecure = this.#url.protocol === 'https:'
    this.#agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
    this.#send = isSecure ? requestHttps : requestHttp
  }

  /** Sends a request and receives its response. Rejects with a StorageError, or with the reason of an abort. */
  async request<T>(request: S3Request, signal: AbortSignal, receive: Receive<T>): Promise<T> {
    signal.throwIfAborted()
    const watch = new ProgressWatch(this.#wall)
    const progress = () => watch.progress()
    let sent: ClientRequest | undefined
    try {
      sent = this.#begin(request, AbortSignal.any([signal, watch.signal]))
      // What goes wrong later is noticed where the response is read.
      sent.on('error', () => {})
      const responding = responseTo(sent)
      writeContent(sent, request.content, progress)
      const response = await responding
      progress()
      const { statusCode: status = 0 } = response
      if (status < 200 || status > 299) throw s3Error(status, await beginningOf(response), request.object)
      return await receive(response, progress)
    } catch (error) {
      signal.throwIfAborted()
      throw this.#storageError(error, watch.expired)
    } finally {
      watch.stop()
      // A connection on which anything is left cannot be used again. Node keeps one that is done with.
      sent?.destroy()
    }
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy()
  }

  #begin({ method, object, headers, content }: S3Request, signal: AbortSignal): ClientRequest {
    const { region, credentials } = this.#settings
    const { host, hostname, port, pathname } = this.#url
    const path = pathname.replace(/\/$/, '') + objectPath(object)
    const signed = aws4.sign(
      {
        service: 's3',
        region,
        method,
        path,
        headers: {
          host,
          ...headers,
          ...(content && { 'content-length': String(content.length), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' })
        }
      },
      credentials
    )
    return this.#send({
      agent: this.#agent,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      method,
      path,
      headers: { ...signed.headers, 'user-agent': `dataexchange-local/${VERSION}` },
      signal
    })
  }

  #storageError(error: unknown, expired: string | undefined): StorageError {
    if (error instanceof StorageError) return error
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== undefined && UNSENDABLE.includes(code))
      return new StorageError('invalid', `The request to S3 cannot be sent: ${message}`)
    const { endpoint } = this.#settings
    return new StorageError('unavailable', `The --s3-endpoint ${endpoint} ${expired ?? `failed: ${code ?? message}`}.`)
  }
}

/** Waits for the response. Rejects if there is none. */
function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    request.once('error', reject)
    // Node closes a connection that is switched to another protocol, and tells nothing else.
    request.once('close', () => reject(new Error('the connection was closed without a response')))
  })
}

/** Writes content to a request and ends it, as fast as the server takes it. Stops when the request is destroyed. */
async function writeContent(
  request: ClientRequest,
  content: Buffer | Filler | undefined,
  progress: () => void
): Promise<void> {
  for (const piece of piecesOf(content)) {
    if (request.destroyed) return
    if (!request.write(piece)) await untilDrained(request)
    progress()
  }
  request.end()
}

function untilDrained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      request.off('drain', done)
      request.off('close', done)
      resolve()
    }
    request.on('drain', done)
    request.on('close', done)
  })
}

function* piecesOf(content: Buffer | Filler | undefined): Generator<Buffer> {
  if (content instanceof Filler) yield* content.pieces()
  else if (content !== undefined) {
    for (let start = 0; start < content.length; start += PIECE_BYTES) {
      yield content.subarray(start, start + PIECE_BYTES)
    }
  }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of response.setEncoding('utf8')) {
    text += part
    if (text.length > MAX_ERROR_BYTES) break
  }
  return text
}
