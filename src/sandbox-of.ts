import type { FastifyInstance } from 'fastify'
import type { Sandbox } from './core/sandbox.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The world that the request lives in. */
    sandbox: Sandbox
  }
}

/** Settles, in this one place, which sandbox a request belongs to. */
export function assignSandbox(app: FastifyInstance, sandbox: Sandbox): void {
  app.decorateRequest('sandbox', null as unknown as Sandbox)
  app.addHook('onRequest', (request, _reply, done) => {
    request.sandbox = sandbox
    done()
  })
}
