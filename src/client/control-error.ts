import type { ErrorBody } from './types.js'

/** A problem that the server found: where it is in the request, and what is wrong with it. */
export type Problem = ErrorBody['error']['problems'][number]

/** What was asked of the server. */
export interface ControlRequest {
  readonly method: string
  readonly url: string
}

/**
 * Thrown when the server refuses a request of the control plane. The message names the request, what the server says,
 * and every problem on a line of its own.
 */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  /** The HTTP status, for example 404. */
  readonly status: number
  /** The server's name for the error, for example `NotFound`. */
  readonly code: string
  // What the message tells at length is no property of its own, which Node would print once more after the message.
  readonly #problems: readonly Problem[]
  readonly #request: ControlRequest

  constructor(request: ControlRequest, status: number, { error }: ErrorBody) {
    const problems = error.problems.map(({ path, message }) => `\n  ${path} ${message}`)
    super(`${error.message}${problems.join('')}\n  (${status} ${error.code} to ${request.method} ${request.url})`)
    this.status = status
    this.code = error.code
    this.#problems = error.problems
    this.#request = request
  }

  /** What is wrong with the request. */
  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** The request that was refused. */
  get request(): ControlRequest {
    return this.#request
  }
}

/**
 * Thrown when no server responds, or one that is not dataexchange-local. `cause` is what the connection failed with.
 */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
  readonly #request: ControlRequest

  constructor(request: ControlRequest, why: string, cause?: unknown) {
    super(`${why}\n  (to ${request.method} ${request.url})`, { cause })
    this.#request = request
  }

  /** The request that got no response. */
  get request(): ControlRequest {
    return this.#request
  }
}
