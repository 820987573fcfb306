import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OperationName } from '../core/model/operation.js'
import { Call } from './call.js'
import type { CallContext } from './call-context.js'
import type { HeldConnections } from './faults/held-connections.js'
import { type Operation, respond } from './operation.js'
import { operationAt } from './operation-table.js'
import { inputReader } from './read-input.js'
import { type ReadResources, resourcesIn } from './resources-of.js'
import { type Respond, serveCall } from './serve-call.js'
import { ignoreContentType } from './wire/any-body.js'

/** What each part of the data plane requires. */
export interface DataPlaneContext extends CallContext {
  /** The calls that faults hold open, whichever operation they are for. */
  readonly held: HeldConnections
  /** How long calls may take once the server closes, in wall-clock milliseconds. */
  readonly closesWithinMs: number
}

/** The labels of a path by their names; an ARN is what the route's `*` stands for. */
type Params = Readonly<Record<string, string | undefined>>

/** Returns what responds to the requests for an operation. */
export function emulate(operation: Operation): Respond {
  const readInput = inputReader(operation)
  return (call, request) => respond(operation, call, readInput(request))
}

/** What is known of the requests of a route before they are responded to. */
interface RouteOptions {
  /** The operation; absent for requests that no operation is emulated for. */
  readonly name?: OperationName
  readonly resourcesOf?: ReadResources | undefined
  /** Prepares the response to a call, if that takes long; see `Operation.prepare`. */
  readonly prepare?: ((call: Call, request: FastifyRequest) => Promise<unknown> | undefined) | undefined
}

/** Returns the options of the route of an operation. */
export function optionsOf(operation: Operation): RouteOptions {
  const { name } = operation
  return { name, resourcesOf: resourcesIn(name), prepare: operation.prepare && preparing(operation) }
}

/**
 * Returns what prepares the responses of an operation. What is wrong with a request is found when it is responded to.
 */
function preparing(operation: Operation): RouteOptions['prepare'] {
  const readInput = inputReader(operation)
  return (call, request) => {
    try {
      return operation.prepare?.(call, readInput(request) as never)
    } catch {
      return undefined
    }
  }
}

/** Returns the hook and the handler of a route. */
export function serve(context: DataPlaneContext, respond: Respond, { name, resourcesOf, prepare }: RouteOptions = {}) {
  const faults = { wall: context.wall, held: context.held }
  const arrive = (request: FastifyRequest, reply: FastifyReply) => {
    const operation = name ?? operationAt(request.method, request.url.split(/[?#]/, 1)[0] as string)
    const params = request.params as Params
    const isEmulated = name !== undefined
    const call = new Call(context, request.raw, reply.raw, operation, isEmulated, params.JobId)
    if (resourcesOf !== undefined) call.resources = resourcesOf(request, call.sandbox)
    return call
  }
  return {
    /** Creates the call of a request whose body may arrive later, or never. */
    onRequest(request: FastifyRequest, reply: FastifyReply, done: () => void) {
      const open = () => {
        request.call = arrive(request, reply)
        request.call.stayOpen()
        ignoreContentType(request)
        done()
      }
      if (context.sandboxes.takesLong) whenMade(context, request, reply, open, () => arrive(request, reply).end())
      else open()
    },
    handler(request: FastifyRequest, reply: FastifyReply) {
      if (request.call === undefined && context.sandboxes.takesLong) {
        const serve = () => serveCall(arrive(request, reply), request, respond, faults)
        whenMade(context, request, reply, serve, () => arrive(request, reply).end())
        return
      }
      const call = request.call ?? arrive(request, reply)
      const preparing = prepare?.(call, request)
      if (preparing === undefined) serveCall(call, request, respond, faults)
      else serveWhenPrepared(call, preparing, () => serveCall(call, request, respond, faults))
    }
  }
}

/** Serves a call once its response is prepared. One that could not be prepared is served as it is. */
function serveWhenPrepared(call: Call, preparing: Promise<unknown>, serve: () => void): void {
  const begin = (prepared?: unknown) => {
    call.prepared = prepared
    serve()
  }
  preparing.then(begin, () => begin())
}

/**
 * Calls back once the sandbox of a request is there, if making it takes long. `onLeft`: if the client has left by then.
 */
function whenMade(
  { sandboxes, destinationOf }: CallContext,
  { raw }: FastifyRequest,
  reply: FastifyReply,
  onMade: () => void,
  onLeft: () => void
): void {
  const making = sandboxes.prepare(destinationOf(raw).sandboxName)
  if (making === undefined) onMade()
  else making.then(() => (reply.raw.destroyed ? onLeft() : onMade())).catch((error) => reply.send(error))
}
