import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { FaultDecision } from '../core/faults/fault-decision.js'
import type { ResourceIds } from '../core/jobs/mentioned-ids.js'
import type { OpenEntry } from '../core/journal/journal.js'
import type { OperationName } from '../core/model/operation.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import { SMALL_RESPONSE, takeForResponse } from '../core/sandbox/waiting-response.js'
import type { CutOffReason, Work } from '../core/world/in-flight.js'
import type { CallContext, Destination } from './call-context.js'
import { toJournalEntry, toOpenEntry } from './journal-entry.js'
import { logCall, logHeldCall, matters } from './log-call.js'
import { errorResponse } from './wire/error-response.js'
import type { Explanation } from './wire/explanation.js'
import { type SentResponse, type ServiceResponse, writeHead, writeResponse } from './wire/response.js'

/**
 * A request of the data plane on its way to its response. It is created when the request arrives. It ends once, with
 * its response or when its client disconnects. It is in the journal of its sandbox from its arrival; a call that is
 * responded to synchronously is added at its end, when nothing else can have been. A call that stays open is cut off
 * when its sandbox is reset.
 */
export class Call implements Work {
  readonly context: CallContext
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly destination: Destination
  readonly sandbox: Sandbox
  /** The requested operation; undefined if no operation of the service has this method and path. */
  readonly operation: OperationName | undefined
  readonly isEmulated: boolean
  /** When the request arrived, in wall-clock milliseconds. */
  readonly arrivedAt: number
  readonly explanation: Explanation
  /** The id of the requested job or, after a CreateJob, of the created job. */
  jobId: string | undefined
  /** The data set, the revision and the asset that the request is about, or that it created. */
  resources: ResourceIds | undefined = undefined
  /** Whether a GetJob counts as a poll. It does not if a fault spoils its response. */
  isPoll = true
  /** What the operation has prepared; see `Operation.prepare`. */
  prepared: unknown = undefined
  /** The decision of the faults; undefined if none matched. */
  faults: FaultDecision | undefined = undefined
  /** What the effect of a fault does to the response, in a few words. */
  effect: string | undefined = undefined
  /** The head of the response, once it has been sent. */
  sent: SentResponse | undefined = undefined
  /** Its journal entry, if it stays open. */
  #opened: OpenEntry | undefined = undefined
  #leave: (() => void) | undefined = undefined
  /** Whether its response counts as memory of the sandbox. */
  #isCounted = false
  #isEnded = false

  /**
   * Creates the sandbox of the request if it does not exist. Throws a SandboxError if it can't be created, and a
   * WireError for a later attempt of an SDK call that was cut off.
   */
  constructor(
    context: CallContext,
    request: IncomingMessage,
    response: ServerResponse,
    operation: OperationName | undefined,
    isEmulated: boolean,
    jobId: string | undefined
  ) {
    const destination = context.destinationOf(request)
    context.cutOffCalls.refuse(destination.sandboxName, request.headers)
    this.context = context
    this.request = request
    this.response = response
    this.destination = destination
    this.sandbox = context.sandboxes.visit(destination.sandboxName)
    this.operation = operation
    this.isEmulated = isEmulated
    this.arrivedAt = context.wall.now()
    this.explanation = { sandbox: this.sandbox.name }
    if (this.sandbox.eviction !== undefined) this.explanation.evicted = this.sandbox.eviction.at
    this.jobId = jobId
  }

  get headers(): IncomingHttpHeaders {
    return this.request.headers
  }

  /** Whether it has ended. Its response, its faults and its sandbox are not to be touched any more. */
  get isEnded(): boolean {
    return this.#isEnded
  }

  /** The ids of the faults that fired. Those hold the call, if it stays open. */
  get heldBy(): readonly string[] {
    return this.faults?.fired ?? []
  }

  /**
   * Adds the call to the journal as open, and keeps the sandbox in use until the response is closed. For a call whose
   * response is not sent at once.
   */
  stayOpen(): void {
    if (this.#opened !== undefined) return
    const { sandboxes } = this.context
    const use = sandboxes.use(this.sandbox.name)
    this.#opened = this.sandbox.recordArrival(toOpenEntry(this))
    this.#leave = this.sandbox.enter(this)
    this.response.once('close', () => {
      this.end()
      sandboxes.release(use)
    })
  }

  /** Brings the journal entry of an open call up to date: which faults fired is known before its end. */
  update(): void {
    if (this.#opened === undefined) return
    this.sandbox.updateRequest(this.#opened, toOpenEntry(this, this.#opened.entry))
  }

  /** Logs that the faults that fired hold the call open: people look at the log while a client waits. */
  logHeld(): void {
    if (this.context.logsCalls) logHeldCall(this, toOpenEntry(this, this.#opened?.entry))
  }

  /** Sends the response and ends the call. Sends nothing if the client has disconnected. */
  send(response: ServiceResponse): void {
    if (this.#isEnded) return
    const bound = this.response.destroyed ? undefined : this.bound(response)
    if (bound !== undefined) this.sent = writeResponse(this.response, bound, this.explanation)
    this.end(bound)
  }

  /**
   * Returns a response that may be sent: a long one counts as memory of the sandbox until the client has read it. If
   * there is no room for it, returns an error in its place.
   */
  bound(response: ServiceResponse): ServiceResponse {
    const length = response.body?.length ?? 0
    if (length <= SMALL_RESPONSE || this.#isCounted) return response
    try {
      this.response.once('close', takeForResponse(this.sandbox, length, this.request.method))
      this.#isCounted = true
      return response
    } catch (error) {
      return errorResponse(error, this.context.log)
    }
  }

  /** Sends the head of a response. The caller, which keeps the call open, sends the body. */
  sendHead(response: ServiceResponse): void {
    this.sent = writeHead(this.response, response, this.explanation)
  }

  /**
   * Sends the response to an error and ends the call. If it can't be sent, the connection is closed, so that no client
   * waits for a response that never comes.
   */
  fail(error: unknown): void {
    try {
      this.send(errorResponse(error, this.context.log))
    } catch (unsendable) {
      this.context.log.error({ err: unsendable }, 'a bug in dataexchange-local: a response could not be sent')
      this.request.socket.destroy()
      this.end()
    }
  }

  /**
   * Ends the call, once: completes its journal entry, or adds it. `response`: what was sent, if it was sent at once.
   * `cutOffBy`: why the call was cut off, if it was.
   */
  end(response?: ServiceResponse, cutOffBy?: CutOffReason): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#leave?.()
    const now = this.context.wall.now()
    const entry = toJournalEntry(this, now, this.#opened?.entry)
    if (this.#opened === undefined) this.sandbox.record(entry)
    else this.sandbox.updateRequest(this.#opened, entry)
    if (this.context.logsCalls && matters(this)) logCall(this, entry, response, cutOffBy)
  }

  /** Ends the call without a response, and closes its connection. */
  cutOff(reason: CutOffReason): void {
    // A call whose fault was disarmed may try again: its sandbox is what it was.
    if (reason !== 'disarmed') this.context.cutOffCalls.add(this.sandbox.name, this.headers, reason)
    this.end(undefined, reason)
    // A response that waits for its turn on its connection does not have it yet.
    if (this.response.socket === null) this.request.socket.destroy()
    else this.response.destroy()
  }
}
