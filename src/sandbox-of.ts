import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CredentialScope, credentialScope } from './aws/credential-scope.js'
import type { Sandbox } from './core/sandbox.js'
import { DEFAULT_SANDBOX, type Sandboxes } from './core/sandboxes.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** What its signature tells of it; undefined if it is not signed. */
    credentialScope: CredentialScope | undefined
    /** The name of the sandbox that the request is for. */
    sandboxName: string
    /** Whether the request's path names the sandbox. */
    isBelowSandbox: boolean
    /** What a client has as its endpoint when it asks in this sandbox, without a slash at the end. */
    readonly endpointUrl: string
    /** The sandbox itself, from when it is settled that the request is to be answered. */
    sandbox: Sandbox
    /** Called once the request has been answered, or its client has left, if it has come as far as to a sandbox. */
    onOver: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined
    /** The names of all sandboxes that have a job of this id. */
    sandboxesWith(jobId: string): string[]
  }
}

/** `/sandbox/<name>` at the front of a path. What is wrong with the name is told when the sandbox is made. */
const PREFIX = /^\/sandbox\/([^/?]+)(?=[/?]|$)/

const BELOW = '/sandbox/'

/** AWS: an account's id. An access key id of this form stands for the account's sandbox. */
const ACCOUNT_ID = /^\d{12}$/

/** The URL without the prefix that names a sandbox: the routes are the same in each. */
export function withoutSandbox({ url = '/' }: { readonly url?: string | undefined }): string {
  if (!url.startsWith(BELOW)) return url
  const path = url.replace(PREFIX, '')
  return path.startsWith('/') ? path : `/${path}`
}

/** Settles, in this one place, which sandbox a request belongs to. */
export function assignSandbox(app: FastifyInstance, sandboxes: Sandboxes, publicUrl: string | undefined): void {
  app.decorateRequest('credentialScope')
  app.decorateRequest('sandboxName', DEFAULT_SANDBOX)
  app.decorateRequest('isBelowSandbox', false)
  app.decorateRequest('sandbox', null as unknown as Sandbox)
  app.decorateRequest('onOver')
  app.decorateRequest('sandboxesWith', (jobId) => sandboxes.holding(jobId))
  app.decorateRequest('endpointUrl', {
    getter(this: FastifyRequest) {
      const base = publicUrl ?? `${this.protocol}://${this.host}`
      return this.sandboxName === DEFAULT_SANDBOX ? base : `${base}/sandbox/${this.sandboxName}`
    }
  })
  app.addHook('onRequest', (request, _reply, done) => {
    const named = nameIn(request.originalUrl)
    request.isBelowSandbox = named !== undefined
    request.credentialScope = credentialScope(request.headers.authorization, request.originalUrl)
    request.sandboxName = named ?? sandboxOfAccount(request) ?? DEFAULT_SANDBOX
    done()
  })
  // After all that may refuse a request, so that what is refused makes no sandbox.
  app.addHook('preParsing', (request, reply, payload, done) => {
    try {
      const use = sandboxes.use(request.sandboxName)
      reply.raw.on('close', () => {
        sandboxes.release(use)
        request.onOver?.(request, reply)
      })
      request.sandbox = use.sandbox
      done(null, payload)
    } catch (error) {
      done(error as Error)
    }
  })
}

function nameIn(url: string): string | undefined {
  return url.startsWith(BELOW) ? PREFIX.exec(url)?.[1] : undefined
}

function sandboxOfAccount(request: FastifyRequest): string | undefined {
  const accessKeyId = request.credentialScope?.accessKeyId
  return accessKeyId !== undefined && ACCOUNT_ID.test(accessKeyId) ? accessKeyId : undefined
}
