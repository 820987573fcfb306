import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Destination } from '../aws/call.js'
import { type CredentialScope, credentialScope } from '../aws/wire/credential-scope.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import { DEFAULT_SANDBOX, type Sandboxes } from '../core/sandbox/sandboxes.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The name of the sandbox that the request is for. */
    sandboxName: string
    /** Whether the request's path names the sandbox. */
    isBelowSandbox: boolean
    /** The endpoint that the client uses, without a slash at the end. */
    endpointUrl: string
    /** The sandbox itself, once it is settled that the request is not refused. */
    sandbox: Sandbox
  }
}

/** `/sandbox/<name>` at the front of a path. What is wrong with the name is told when the sandbox is made. */
const PREFIX = /^\/sandbox\/([^/?]+)(?=[/?]|$)/

const BELOW = '/sandbox/'

/** AWS: an account's id. An access key id of this form stands for the account's sandbox. */
const ACCOUNT_ID = /^\d{12}$/

/** Where requests go, by their URL and their signature: the one place that decides which sandbox a request is for. */
export class SandboxRouting {
  readonly #publicUrl: string | undefined

  /** `publicUrl`: the base of the URLs that are handed out; by default what the client used. */
  constructor(publicUrl: string | undefined) {
    this.#publicUrl = publicUrl
  }

  /** Where a request goes. */
  destinationOf(request: IncomingMessage & { originalUrl?: string }): Destination {
    const { headers, url = '/' } = request
    const originalUrl = request.originalUrl ?? url
    const scope = credentialScope(headers.authorization, originalUrl)
    const sandboxName = sandboxNameOf(originalUrl, scope)
    const base = this.#publicUrl ?? `http://${headers.host ?? ''}`
    const endpointUrl = sandboxName === DEFAULT_SANDBOX ? base : `${base}${BELOW}${sandboxName}`
    return { sandboxName, url, credentialScope: scope, endpointUrl }
  }
}

/** The URL without the prefix that names a sandbox: the routes are the same in each. */
export function withoutSandbox(url: string): string {
  if (!url.startsWith(BELOW)) return url
  const path = url.replace(PREFIX, '')
  return path.startsWith('/') ? path : `/${path}`
}

/** Gives each request of a plane its sandbox, for as long as it is being responded to. */
export function assignSandbox(app: FastifyInstance, sandboxes: Sandboxes, routing: SandboxRouting): void {
  app.decorateRequest('sandboxName', DEFAULT_SANDBOX)
  app.decorateRequest('isBelowSandbox', false)
  app.decorateRequest('endpointUrl', '')
  app.decorateRequest('sandbox', null as unknown as Sandbox)
  app.addHook('onRequest', (request, _reply, done) => {
    const { sandboxName, endpointUrl } = routing.destinationOf(request.raw)
    request.sandboxName = sandboxName
    request.endpointUrl = endpointUrl
    request.isBelowSandbox = sandboxInPath(request.originalUrl) !== undefined
    done()
  })
  // After everything that may refuse a request, so that what is refused makes no sandbox.
  app.addHook('preParsing', (request: FastifyRequest, reply, payload, done) => {
    try {
      const use = sandboxes.use(request.sandboxName)
      reply.raw.once('close', () => sandboxes.release(use))
      request.sandbox = use.sandbox
      done(null, payload)
    } catch (error) {
      done(error as Error)
    }
  })
}

/** The sandbox that a URL names by its prefix, if it does. */
function sandboxInPath(url: string): string | undefined {
  return url.startsWith(BELOW) ? PREFIX.exec(url)?.[1] : undefined
}

/** The name of the sandbox that a request is for: that of its path, else that of its access key, else the default one. */
function sandboxNameOf(url: string, scope: CredentialScope | undefined): string {
  const named = sandboxInPath(url)
  if (named !== undefined) return named
  return scope !== undefined && ACCOUNT_ID.test(scope.accessKeyId) ? scope.accessKeyId : DEFAULT_SANDBOX
}
