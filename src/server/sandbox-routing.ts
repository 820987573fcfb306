import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Destination } from '../aws/call-context.js'
import { type CredentialScope, credentialScope } from '../aws/wire/credential-scope.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import { DEFAULT_SANDBOX, refuseInvalidName } from '../core/sandbox/sandbox-name.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import { endpointOf, originForm, type ReachedBy } from './endpoint.js'
import { API_ASSET_URL } from './planes.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The name of the sandbox that the request is for. */
    sandboxName: string
    /** Whether the request's path names the sandbox. */
    isBelowSandbox: boolean
    /** The endpoint that the client uses, without a slash at the end. */
    endpointUrl: string
    /** The sandbox, once nothing can refuse the request any more. Missing for a route that needs none. */
    sandbox: Sandbox
  }
  interface FastifyContextConfig {
    /** Whether the route is the same in all sandboxes, so that a request for it need not create one. */
    isSandboxIndependent?: boolean
  }
}

/** The prefix `/sandbox/<name>` of a path. The name, which may be empty, is checked when the sandbox is created. */
const PREFIX = /^\/sandbox\/([^/?]*)/

const BELOW = '/sandbox/'

/** AWS: an account id. An access key id of this form selects the sandbox of that account. */
const ACCOUNT_ID = /^\d{12}$/

/** The part of a request that says where it goes. Fastify keeps the URL that it rewrites as `originalUrl`. */
type ReadRequest = ReachedBy & { readonly originalUrl?: string }

/** Decides which sandbox a request is for, by its URL and its signature. No other code does. */
export class SandboxRouting {
  readonly #publicUrl: string | undefined
  /** The Host that was seen last, and the endpoint of its client: nearly all requests have the same. */
  #lastHost: string | undefined
  #lastEndpoint = ''

  /** `publicUrl`: the base of the URLs that responses contain. By default it is where the client reached the server. */
  constructor(publicUrl: string | undefined) {
    this.#publicUrl = publicUrl
  }

  /** Returns the sandbox that a request is for, and the endpoint of its client. */
  destinationOf(request: ReadRequest): Destination {
    const { headers, url = '/' } = request
    const target = request.originalUrl ?? url
    const originalUrl = originForm(target)
    const scope = credentialScope(headers.authorization, originalUrl)
    const sandboxName = sandboxNameOf(originalUrl, scope)
    const base = this.#publicUrl ?? this.#endpointOf(request, target)
    const endpointUrl = sandboxName === DEFAULT_SANDBOX ? base : `${base}${BELOW}${sandboxName}`
    return {
      sandboxName,
      url: url === API_ASSET_URL ? withoutSandbox(target) : url,
      credentialScope: scope,
      endpointUrl
    }
  }

  #endpointOf({ headers, socket }: ReadRequest, target: string): string {
    const { host } = headers
    if (!host || !target.startsWith('/')) return endpointOf({ headers, url: target, socket })
    if (host !== this.#lastHost) {
      this.#lastHost = host
      this.#lastEndpoint = endpointOf({ headers, url: target, socket })
    }
    return this.#lastEndpoint
  }
}

/** Returns a URL without the prefix that names a sandbox: every sandbox has the same routes. */
export function withoutSandbox(target: string): string {
  const url = originForm(target)
  if (!url.startsWith(BELOW)) return url
  const path = url.replace(PREFIX, '')
  return path.startsWith('/') ? path : `/${path}`
}

/** Assigns its sandbox to each request of a plane, and keeps the sandbox in use until the response is complete. */
export function assignSandbox(app: FastifyInstance, sandboxes: Sandboxes, routing: SandboxRouting): void {
  app.decorateRequest('sandboxName', DEFAULT_SANDBOX)
  app.decorateRequest('isBelowSandbox', false)
  app.decorateRequest('endpointUrl', '')
  app.decorateRequest('sandbox', null as unknown as Sandbox)
  app.addHook('onRequest', (request, _reply, done) => {
    const { sandboxName, endpointUrl } = routing.destinationOf(request.raw)
    request.sandboxName = sandboxName
    request.endpointUrl = endpointUrl
    request.isBelowSandbox = sandboxInPath(originForm(request.originalUrl)) !== undefined
    done()
  })
  // After everything that may refuse a request, so that a refused request creates no sandbox.
  app.addHook('preParsing', (request: FastifyRequest, reply, payload, done) => {
    const use = () => {
      // The client may have left while the sandbox was made.
      if (reply.raw.destroyed) return
      const use = sandboxes.use(request.sandboxName)
      reply.raw.once('close', () => sandboxes.release(use))
      request.sandbox = use.sandbox
      done(null, payload)
    }
    try {
      if (request.is404 || request.routeOptions.config.isSandboxIndependent) {
        refuseInvalidName(request.sandboxName)
        done(null, payload)
        return
      }
      const making = sandboxes.prepare(request.sandboxName)
      if (making === undefined) use()
      else making.then(use).catch(done)
    } catch (error) {
      done(error as Error)
    }
  })
}

/** Returns the name of the sandbox in a URL's prefix, if there is one. */
export function sandboxInPath(url: string): string | undefined {
  return url.startsWith(BELOW) ? PREFIX.exec(url)?.[1] : undefined
}

/** Returns the name of a request's sandbox: from its path, else from its access key, else the default sandbox. */
function sandboxNameOf(url: string, scope: CredentialScope | undefined): string {
  const named = sandboxInPath(url)
  if (named !== undefined) return named
  return scope !== undefined && ACCOUNT_ID.test(scope.accessKeyId) ? scope.accessKeyId : DEFAULT_SANDBOX
}
