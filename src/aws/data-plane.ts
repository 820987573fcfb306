import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Call } from './call.js'
import type { CallContext } from './call-context.js'
import { loggedError, logRefusal } from './log-error.js'
import type { Operation } from './operation.js'
import { OPERATION_TABLE } from './operation-table.js'
import { EMULATED } from './operations/emulated.js'
import { plainArnRoute } from './plain-arn-route.js'
import type { Respond } from './serve-call.js'
import { type DataPlaneContext, emulate, optionsOf, serve } from './serve-route.js'
import { takeAnyBody } from './wire/any-body.js'
import { errorResponse } from './wire/error-response.js'
import { notEmulated } from './wire/not-emulated.js'
import { writeResponse } from './wire/response.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The request as the data plane knows it, once it has arrived. */
    call: Call | undefined
  }
}

/** The options of the data plane. */
export interface DataPlaneOptions extends DataPlaneContext {
  readonly operations: readonly Operation[]
  /** Hands a request over to another plane. Returns false if it is not for another plane. */
  handOn(request: FastifyRequest, reply: FastifyReply): boolean
}

/**
 * The data plane, or a part of it: what AWS's clients call. A request that none of its operations has a route for, and
 * no other plane takes over, gets a 501.
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

/**
 * Sets up a part of the data plane: its calls, their errors, and how those end that faults hold when the server closes.
 */
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
 * Sends an error response to a request for which there is no call, and logs it with these fields. If it can't be sent,
 * the connection is closed.
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

const refuse: Respond = (call) => {
  throw notEmulated(call, EMULATED)
}
