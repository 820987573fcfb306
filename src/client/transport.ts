import { ControlError, type ControlRequest, UnreachableError } from './control-error.js'
import type { ErrorBody } from './types.js'

/** The settings of a client. */
export interface ControlOptions {
  /**
   * The server's `--admin-token`. By default that of the environment variable `DATAEXCHANGE_LOCAL_ADMIN_TOKEN`, where
   * there is an environment; an empty text sends none.
   */
  readonly token?: string
  /** What sends the requests: the global `fetch` by default. */
  readonly fetch?: typeof fetch
}

/** The parts of a request: a query whose undefined members are left out, and a body that is sent as JSON. */
export interface Parts {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** Sends the requests of one sandbox's control plane. */
export class Transport {
  /** The base URL of the sandbox, without a slash at its end. */
  readonly url: string
  readonly #token: string | undefined
  readonly #fetch: typeof fetch

  /** Throws a TypeError if the URL is not an HTTP URL. */
  constructor(url: string | URL, { token, fetch: send }: ControlOptions) {
    this.url = normalized(url)
    this.#token = (token ?? tokenOfEnvironment()) || undefined
    // Node's and the browser's `fetch` want no other `this`. It is looked up late, for tests that replace it.
    this.#fetch = send ?? ((...request) => fetch(...request))
  }

  /** The settings, for a client of another base URL. */
  get options(): ControlOptions {
    return { ...(this.#token !== undefined && { token: this.#token }), fetch: this.#fetch }
  }

  /** Sends a request to the control plane and returns what the response holds; undefined if it has no body. */
  async ask<T>(method: string, path: string, parts: Parts = {}): Promise<T> {
    const text = await this.text(method, path, parts)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  /** Sends a request to the control plane and returns the text of the response. */
  async text(method: string, path: string, parts: Parts = {}): Promise<string> {
    const response = await this.open(method, path, parts)
    return this.#read({ method, url: response.url }, response)
  }

  /** Sends a request to the control plane and returns the successful response with its body unread. */
  async open(method: string, path: string, { query = {}, body, signal }: Parts = {}): Promise<Response> {
    const request = { method, url: `${this.url}/__admin${path}${queryOf(query)}` }
    const response = await this.#send(request, body, signal)
    if (!response.ok) throw await this.#refused(request, response)
    return response
  }

  async #send(request: ControlRequest, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
    try {
      return await this.#fetch(request.url, {
        method: request.method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` })
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal })
      })
    } catch (error) {
      if (signal?.aborted) throw error
      const start = 'Start it with `npx dataexchange-local`, or give the URL of one that runs.'
      throw new UnreachableError(request, `No server responds at ${this.url} (${reasonOf(error)}). ${start}`, error)
    }
  }

  async #read(request: ControlRequest, response: Response): Promise<string> {
    try {
      return await response.text()
    } catch (error) {
      const why = `The response of ${this.url} ended too early (${reasonOf(error)}).`
      throw new UnreachableError(request, why, error)
    }
  }

  async #refused(request: ControlRequest, response: Response): Promise<Error> {
    const text = await this.#read(request, response)
    const body = errorBodyOf(text)
    if (body !== undefined) return new ControlError(request, response.status, body)
    const start = text === '' ? 'without a body' : `with ${text.slice(0, 200)}`
    const hint = 'Is that the base URL of dataexchange-local?'
    return new UnreachableError(request, `${this.url} responds with ${response.status} ${start}. ${hint}`)
  }
}

/** Returns a base URL without a slash at its end, a query or a fragment. */
function normalized(url: string | URL): string {
  const parsed = URL.canParse(String(url)) ? new URL(url) : undefined
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new TypeError(`${JSON.stringify(String(url))} is not the URL of a server, such as http://127.0.0.1:2017`)
  }
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`
}

function queryOf(query: NonNullable<Parts['query']>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)] as [string, string]))}`
}

function errorBodyOf(text: string): ErrorBody | undefined {
  try {
    const { error } = JSON.parse(text)
    return Array.isArray(error?.problems) ? { error } : undefined
  } catch {
    return undefined
  }
}

/** Node's `fetch` tells in the cause why a connection failed: for example `connect ECONNREFUSED 127.0.0.1:2017`. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } }
  return cause?.message || cause?.code || message || String(error)
}

function tokenOfEnvironment(): string | undefined {
  // biome-ignore lint/suspicious/noExplicitAny: browsers have no process, and their types know none
  return (globalThis as any).process?.env?.DATAEXCHANGE_LOCAL_ADMIN_TOKEN || undefined
}
