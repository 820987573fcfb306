import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderAdminError } from '../admin/plane/admin-error.js'
import type { CallContext } from '../aws/call.js'
import { sendError } from '../aws/data-plane.js'

/** Responds to requests that no route can take, such as a path that is not percent-encoded, in the plane's own way. */
export function refuseBrokenRequests(context: CallContext) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    if (request.url.startsWith('/__admin')) renderAdminError(error, request, reply)
    else {
      reply.hijack()
      sendError(error, context, request.raw, reply.raw)
    }
  }
}
