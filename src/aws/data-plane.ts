import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { OperationName } from '../core/model/operation.js'
import { Call } from './call.js'
import type { CallContext } from './call-context.js'
import type { HeldConnections } from './faults/held-connections.js'
import { loggedError, logRefusal } from './log-error.js'
import { type Operation, respond } from './operation.js'
import { OPERATION_TABLE, operationAt } from './operation-table.js'
import { EMULATED } from './operations/emulated.js'
import { plainArnRoute } from './plain-arn-route.js'
import { inputReader } from './read-input.js'
import { type ReadResources, resourcesIn } from './resources-of.js'
import { type Respond, serveCall } from './serve-call.js'
import { ignoreContentType, takeAnyBody } from './wire/any-body.js'
import { errorResponse } from './wire/error-response.js'
import { notEmulated } from './wire/not-emulated.js'
import { writeResponse } from './wire/response.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The request as the data plane knows it, once it has arrived. */
    call: Call | undefined
  }
}

/** What each part of the data plane requires. */
export interface DataPlaneContext extends CallContext {
  /** The calls that faults hold open, whichever operation they are for. */
  readonly held: HeldConnections
  /** How long calls may take once the server closes, in wall-clock milliseconds. */
  readonly closesWithinMs: number
}

/** The options of the data plane. */
export interface DataPlaneOptions extends DataPlaneContext {
  readonly operations: readonly Operation[]
  /** Hands a request over to another plane. Returns false if it is not for another plane. */
  handOn(request: FastifyRequest, reply: FastifyReply): boolean
}

/**
 * The data plane, or a part of it: what AWS's clients call. A request that none of its operations has a route for, and no
 * other plane takes over, gets a 501.
 */
export const dataPlane: FastifyPluginAsync<DataPlaneOptions> = async (app, context) => {
  beginDataPlane(app, context)
  takeAnyBody(app)

  for (const operation of context.operations) {
    const { method, path } = OPERATION_TABLE[operation.name]
    const { onRequest, handler } = serve(context, emulate(operation), optionsOf(operation))
    // A GET has no body to wait for, and needs no hook.
    const hooks = method === 'GET' ? {} : { onRequest }
    app.route({ method, url: routeOf(path), handler, ...hooks })
    const plain = plainArnRoute(path)
    if (plain) app.route({ method, url: plain.url, handler, onRequest: [plain.join, ...Object.values(hooks)] })
  }
  app.register(async (others) => {
    const { onRequest, handler } = serve(context, refuse)
    others.addHook('onRequest', (request, reply, done) => {
      if (!context.handOn(request, reply)) onRequest(request, reply, done)
    })
    others.setNotFoundHandler(handler)
  })
}

/** Sets up a part of the data plane: its calls, their errors, and how those end that faults hold when the server closes. */
export function beginDataPlane(app: FastifyInstance, context: DataPlaneContext): void {
  app.addHook('preClose', async () => context.held.close(context.wall.now() + context.closesWithinMs))
  app.decorateRequest('call')
  app.setErrorHandler((error, { call, raw }, reply) => {
    if (call) call.fail(error)
    // There is no sandbox for it, and so no journal that could record it.
    else sendError(error, context, raw, reply.raw)
  })
}

/**
 * Sends an error response to a request for which there is no call, and logs it with these fields. If it can't be sent, the
 * connection is closed.
 */
export function sendError(
  error: unknown,
  { destinationOf, log }: Pick<CallContext, 'destinationOf' | 'log'>,
  request: IncomingMessage,
  response: ServerResponse,
  fields?: object
): void {
  try {
    const sent = errorResponse(error, log)
    const { sandboxName, url } = destinationOf(request)
    writeResponse(response, sent, { sandbox: sandboxName })
    logRefusal(log, { method: request.method, url, sandboxName }, loggedError(sent), fields)
  } catch (unsendable) {
    log.error({ err: unsendable }, 'a bug in dataexchange-local: a response could not be sent')
    request.socket.destroy()
  }
}

/**
 * The route of an operation's path. AWS: clients encode ARNs in paths as one segment. Mock: those that a person pastes
 * as they are, with slashes, are taken too; see `plainArnRoute` for those of grants.
 */
function routeOf(path: string): string {
  return path.replace('{ResourceArn}', '*').replaceAll(/\{(\w+)\}/g, ':$1')
}

/** The labels of a path by their names; an ARN is what the route's `*` stands for. */
type Params = Readonly<Record<string, string | undefined>>

const refuse: Respond = (call) => {
  throw notEmulated(call, EMULATED)
}

/** Returns what responds to the requests for an operation. */
export function emulate(operation: Operation): Respond {
  const readInput = inputReader(operation)
  return (call, request) => respond(operation, call, readInput(request))
}

/** What is known of the requests of a route before they are responded to. */
interface RouteOptions {
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

/** Returns what prepares the responses of an operation. What is wrong with a request is found when it is responded to. */
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
    const isEmulated = respond !== refuse
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

/** Calls back once the sandbox of a request is there, if making it takes long. `onLeft`: if the client has left by then. */
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
