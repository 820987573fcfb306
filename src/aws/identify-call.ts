import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OperationName } from '../core/model/operation.js'
import type { Asked, Sent } from './call.js'
import type { Explanation } from './wire/explanation.js'
import { identifyOperation } from './wire/operation-paths.js'

declare module 'fastify' {
  interface FastifyRequest {
    asked: Asked
    why: Explanation
    sent: Sent | undefined
  }
  interface FastifyContextConfig {
    /** The operation that a route emulates. */
    operation?: OperationName
  }
}

/** Settles, before anything else, what a request asks for. To be called before the routes are made. */
export function identifyRequests(app: FastifyInstance): void {
  app.decorateRequest('asked')
  app.decorateRequest('why')
  app.decorateRequest('sent')
  app.addHook('onRoute', (route) => {
    const operation = route.config?.operation
    if (operation === undefined) return
    route.onRequest = (request: FastifyRequest, _reply: unknown, done: () => void) => {
      request.asked = { operation, jobId: (request.params as { JobId?: string }).JobId }
      done()
    }
  })
  app.addHook('onRequest', (request, _reply, done) => {
    request.why = { sandbox: request.sandboxName }
    if (request.is404) request.asked = whatIsAsked(request)
    done()
  })
}

function whatIsAsked({ method, url }: FastifyRequest): Asked {
  const identified = identifyOperation(method, url.split('?', 1)[0] as string)
  return { operation: identified?.name, jobId: identified?.jobId }
}
