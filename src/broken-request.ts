import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderAdminError } from './admin/admin-error.js'
import { prepareAnswer } from './aws/answer.js'
import { renderError } from './aws/render-error.js'

/** Answers requests that no route can take, such as a path that is not percent-encoded, in the plane's own way. */
export function answerBrokenRequests(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  if (request.url.startsWith('/__admin')) {
    renderAdminError(error, request, reply)
  } else {
    prepareAnswer(reply)
    reply.header('x-dataexchange-local', 'request=broken')
    renderError(error, request, reply)
  }
}
