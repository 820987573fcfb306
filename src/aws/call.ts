import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { FaultDecision } from '../core/faults/fault-rules.js'
import type { OperationName } from '../core/model/operation.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { Sandboxes, SandboxUse } from '../core/sandbox/sandboxes.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { toJournalEntry } from './journal-entry.js'
import type { CredentialScope } from './wire/credential-scope.js'
import { type ErrorLog, errorResponse } from './wire/error-response.js'
import type { Explanation } from './wire/explanation.js'
import { type SentResponse, type ServiceResponse, writeHead, writeResponse } from './wire/response.js'
import type { ResponseCache } from './wire/response-cache.js'

/** Where a request is going, by its URL and its headers. */
export interface Destination {
  readonly sandboxName: string
  /** The URL without the prefix that names a sandbox. */
  readonly url: string
  /** What the signature of the request says; undefined if it is not signed. */
  readonly credentialScope: CredentialScope | undefined
  /** The endpoint that the client uses, without a slash at the end. */
  readonly endpointUrl: string
}

/** The log of the data plane. */
export interface CallLog extends ErrorLog {
  info(fields: object, message: string): void
  debug(fields: object, message: string): void
}

/** What all calls of a server share. */
export interface CallContext {
  readonly sandboxes: Sandboxes
  readonly wall: WallClock
  readonly log: CallLog
  readonly responses: ResponseCache
  destinationOf(request: IncomingMessage): Destination
}

/**
 * One request of the data plane on its way to its response. It is made when the request arrives, and ends once: with
 * its response, or when its client leaves. Then it is written into the journal of its sandbox.
 */
export class Call {
  readonly context: CallContext
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly destination: Destination
  readonly sandbox: Sandbox
  /** The operation that is asked for; undefined if the path and the method belong to none of the service's. */
  readonly operation: OperationName | undefined
  readonly isEmulated: boolean
  /** When the request arrived, in wall-clock milliseconds. */
  readonly arrivedAt: number
  readonly explanation: Explanation
  /** The job that is asked for or, from then on, the one that was created. */
  jobId: string | undefined
  /** Whether a GetJob counts as a poll: one whose response a fault spoils does not. */
  isPoll = true
  /** What the faults decided; undefined if none had a say. */
  faults: FaultDecision | undefined = undefined
  /** What was sent, once a response was begun. */
  sent: SentResponse | undefined = undefined
  #use: SandboxUse | undefined = undefined
  #isEnded = false

  /** Makes the sandbox of the request if there is none. Throws a SandboxError if that can't be. */
  constructor(
    context: CallContext,
    request: IncomingMessage,
    response: ServerResponse,
    operation: OperationName | undefined,
    isEmulated: boolean,
    jobId: string | undefined
  ) {
    const destination = context.destinationOf(request)
    this.context = context
    this.request = request
    this.response = response
    this.destination = destination
    this.sandbox = context.sandboxes.visit(destination.sandboxName)
    this.operation = operation
    this.isEmulated = isEmulated
    this.arrivedAt = context.wall.now()
    this.explanation = { sandbox: this.sandbox.name }
    this.jobId = jobId
  }

  get headers(): IncomingHttpHeaders {
    return this.request.headers
  }

  /** Keeps the sandbox in use until the connection is closed: for a call that is not answered at once. */
  stayOpen(): void {
    if (this.#use !== undefined) return
    this.#use = this.context.sandboxes.use(this.sandbox.name)
    this.response.once('close', () => {
      this.end()
      this.context.sandboxes.release(this.#use as SandboxUse)
    })
  }

  /** Sends the response and ends the call, unless the client has left. */
  send(response: ServiceResponse): void {
    if (this.#isEnded) return
    if (!this.response.destroyed) this.sent = writeResponse(this.response, response, this.explanation)
    this.end()
  }

  /** Sends the head of a response; the body is sent, or not, by whoever has kept the call open. */
  sendHead(response: ServiceResponse): void {
    this.sent = writeHead(this.response, response, this.explanation)
  }

  /** Sends the response to an error and ends the call. */
  fail(error: unknown): void {
    this.send(errorResponse(error, this.context.log))
  }

  /** Ends the call: nothing of it is left but its journal entry. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.sandbox.record(toJournalEntry(this, this.context.wall.now()))
  }
}
