import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderAdminError } from '../admin/plane/admin-error.js'
import { renderError } from '../aws/wire/render-error.js'

/** Answers requests that no route can take, such as a path that is not percent-encoded, in the plane's own way. */
export function answerBrokenRequests(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  if (request.url.startsWith('/__admin')) {
    renderAdminError(error, request, reply)
  } else {
    request.why = { sandbox: request.sandboxName }
    renderError(error, request, reply)
  }
}
