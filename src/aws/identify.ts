import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OperationName } from '../core/operation.js'
import { formatWhy, prepareAnswer } from './answer.js'
import { identifyOperation } from './operation-paths.js'

/** What a data-plane request asks for. */
export interface Asked {
  readonly operation: OperationName | undefined
  readonly jobId: string | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    asked: Asked
  }
  interface FastifyContextConfig {
    /** The operation that a route emulates. */
    operation?: OperationName
  }
}

/** Settles, before anything else, what a request asks for, and gives its answer what every answer has. */
export function identifyRequests(app: FastifyInstance): void {
  app.decorateRequest('asked')
  app.decorateRequest('why')
  app.addHook('onRequest', (request, reply, done) => {
    request.asked = whatIsAsked(request)
    request.why = { sandbox: request.sandboxName }
    prepareAnswer(reply)
    done()
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-dataexchange-local', formatWhy(request.why))
    done(null, payload)
  })
}

function whatIsAsked(request: FastifyRequest): Asked {
  const { operation } = request.routeOptions.config
  if (operation !== undefined) return { operation, jobId: (request.params as { JobId?: string }).JobId }
  const identified = identifyOperation(request.method, request.url.split('?', 1)[0] as string)
  return { operation: identified?.name, jobId: identified?.jobId }
}
