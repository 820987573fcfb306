import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallContext } from '../aws/call-context.js'
import { renderError } from './render-error.js'

/** A hook that may refuse a request. It calls `done` if it does not. */
export type RefusalHook = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void

/** Responds to requests that no route can take, such as a path that is not percent-encoded, in the plane's own way. */
export function refuseBrokenRequests(context: CallContext, admit: RefusalHook) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    // Fastify runs no hooks for these.
    admit(request, reply, () => renderError(error, context, request, reply))
  }
}
