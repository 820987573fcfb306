import type { FastifyInstance } from 'fastify'
import { SMALL_RESPONSE, takeForResponse } from '../../core/sandbox/waiting-response.js'

/**
 * Counts each long response as memory of its sandbox until it has been sent: a client may ask for many and read none. A
 * response for which there is no room becomes an error. Responses that are sent in pieces are not counted here.
 */
export function boundResponses(app: FastifyInstance): void {
  app.addHook<unknown>('onSend', (request, reply, payload, done) => {
    if (typeof payload !== 'string' || payload.length <= SMALL_RESPONSE || !request.sandbox) {
      done(null, payload)
      return
    }
    try {
      reply.raw.once('close', takeForResponse(request.sandbox, payload.length, request.method))
      done(null, payload)
    } catch (error) {
      done(error as Error)
    }
  })
}
