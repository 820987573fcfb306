import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { OperationName } from '../core/model/operation.js'
import { Call, type CallContext } from './call.js'
import type { FaultContext } from './faults/apply-faults.js'
import { HeldConnections } from './faults/held-connections.js'
import { type Operation, respond } from './operation.js'
import { OPERATION_ENTRIES } from './operation-table.js'
import { OPERATIONS } from './operations/all.js'
import { inputReader } from './read-input.js'
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

/** The imitation: what AWS's clients call. Every operation of the service has its route, emulated or not. */
export const dataPlane: FastifyPluginAsync<CallContext> = async (app, context) => {
  const held = new HeldConnections()
  app.addHook('preClose', async () => held.close())
  app.decorateRequest('call')
  app.setErrorHandler((error, { call, raw }, reply) => {
    if (call) call.fail(error)
    // There is no sandbox for it, and so no journal that it could be written into.
    else sendError(error, context, raw, reply.raw)
  })
  takeAnyBody(app)

  const faults = { wall: context.wall, held }
  for (const [name, { method, path }] of OPERATION_ENTRIES) {
    const operation = OPERATIONS.find((each) => each.name === name)
    const respond = operation ? emulate(operation) : refuse
    const url = path.replaceAll(/\{(\w+)\}/g, ':$1')
    const { onRequest, handler } = serve(context, faults, respond, name)
    // A GET has no body to wait for, and no hook to go through on its way.
    app.route({ method, url, handler, ...(method !== 'GET' && { onRequest }) })
  }
  app.register(async (others) => {
    const { onRequest, handler } = serve(context, faults, refuse)
    others.addHook('onRequest', onRequest)
    others.setNotFoundHandler(handler)
  })
}

/** Sends the response to an error of a request that never became a call. */
export function sendError(
  error: unknown,
  { destinationOf, log }: Pick<CallContext, 'destinationOf' | 'log'>,
  request: IncomingMessage,
  response: ServerResponse
): void {
  writeResponse(response, errorResponse(error, log), { sandbox: destinationOf(request).sandboxName })
}

const EMULATED = OPERATIONS.map(({ name }) => name)

const refuse: Respond = (call) => {
  throw notEmulated(call, EMULATED)
}

function emulate(operation: Operation): Respond {
  const readInput = inputReader(operation)
  return (call, request) => respond(operation, call, readInput(request))
}

/** What a route does with a request, from its arrival to its response. */
function serve(context: CallContext, faults: FaultContext, respond: Respond, name?: OperationName) {
  const arrive = (request: FastifyRequest, reply: FastifyReply) => {
    const { JobId } = request.params as { JobId?: string }
    return new Call(context, request.raw, reply.raw, name, respond !== refuse, JobId)
  }
  return {
    /** Takes in a request whose body may come later, or never. */
    onRequest(request: FastifyRequest, reply: FastifyReply, done: () => void) {
      request.call = arrive(request, reply)
      request.call.stayOpen()
      ignoreContentType(request)
      done()
    },
    handler(request: FastifyRequest, reply: FastifyReply) {
      serveCall(request.call ?? arrive(request, reply), request, respond, faults)
    }
  }
}
