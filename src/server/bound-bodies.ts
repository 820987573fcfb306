import type { FastifyInstance } from 'fastify'
import { BodyMemory } from '../core/sandbox/body-memory.js'

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * What the body takes of the sandbox's memory, for the parser that reads it. It is given back with the response.
     */
    bodyMemory: BodyMemory | undefined
  }
}

/**
 * Gives each request of a plane the memory of its body. Parsers take it as they read, or before if they know the
 * length.
 */
export function boundBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyMemory')
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { headers, sandbox } = request
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
    if (hasBody && sandbox) {
      const memory = new BodyMemory(sandbox)
      request.bodyMemory = memory
      reply.raw.once('close', () => memory.giveBack())
    }
    done(null, payload)
  })
}
