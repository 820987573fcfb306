import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CredentialScope, credentialScope } from '../aws/wire/credential-scope.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import { DEFAULT_SANDBOX, type Sandboxes } from '../core/sandbox/sandboxes.js'
import { endpointUrl, sandboxInPath, sandboxNameOf } from './sandbox-name.js'

declare module 'fastify' {
  interface FastifyRequest {
    credentialScope: CredentialScope | undefined
    /** The name of the sandbox that the request is for. */
    sandboxName: string
    /** Whether the request's path names the sandbox. */
    isBelowSandbox: boolean
    readonly endpointUrl: string
    /** The sandbox itself, from when it is settled that the request is to be answered. */
    sandbox: Sandbox
    /** Called once the request has been answered, or its client has left, if it has come as far as to a sandbox. */
    onFinished: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined
    /** The names of all sandboxes that have a job of this id. */
    sandboxesWith(jobId: string): string[]
  }
}

/** Settles, in this one place, which sandbox a request belongs to. */
export function assignSandbox(app: FastifyInstance, sandboxes: Sandboxes, publicUrl: string | undefined): void {
  app.decorateRequest('credentialScope')
  app.decorateRequest('sandboxName', DEFAULT_SANDBOX)
  app.decorateRequest('isBelowSandbox', false)
  app.decorateRequest('sandbox', null as unknown as Sandbox)
  app.decorateRequest('onFinished')
  app.decorateRequest('sandboxesWith', (jobId) => sandboxes.holding(jobId))
  app.decorateRequest('endpointUrl', {
    getter(this: FastifyRequest) {
      return endpointUrl(publicUrl ?? `${this.protocol}://${this.host}`, this.sandboxName)
    }
  })
  app.addHook('onRequest', (request, _reply, done) => {
    const { originalUrl, headers } = request
    request.isBelowSandbox = sandboxInPath(originalUrl) !== undefined
    request.credentialScope = credentialScope(headers.authorization, originalUrl)
    request.sandboxName = sandboxNameOf(originalUrl, request.credentialScope)
    done()
  })
  // After all that may refuse a request, so that what is refused makes no sandbox.
  app.addHook('preParsing', (request, reply, payload, done) => {
    try {
      const use = sandboxes.use(request.sandboxName)
      reply.raw.on('close', () => {
        sandboxes.release(use)
        request.onFinished?.(request, reply)
      })
      request.sandbox = use.sandbox
      done(null, payload)
    } catch (error) {
      done(error as Error)
    }
  })
}
