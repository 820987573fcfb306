import type { IncomingMessage } from 'node:http'
import type { Config } from '../config/config.js'
import { hostName } from '../config/host-name.js'
import { webOrigin } from '../config/web-origin.js'
import { allowedHostsOf, isServedHost } from './allowed-hosts.js'
import type { Cors } from './cors.js'
import { authorityOf } from './endpoint.js'
import { isOwnOrigin } from './own-origin.js'
import { isBelow, planeOf } from './planes.js'

/** The part of a request that is judged. Fastify keeps the URL that it rewrites as `originalUrl`. */
type ReadRequest = Pick<IncomingMessage, 'headers' | 'method' | 'url'> & { readonly originalUrl?: string }

/** Why a request is refused before any part of the server handles it. */
export interface Refusal {
  readonly kind: 'host' | 'origin'
  readonly message: string
}

/** What a browser may open from a page of another site, as it would from a link in a document. */
const PLACES_TO_OPEN = ['/__admin/console', '/__admin/docs', '/__admin/openapi.json', '/signed-urls']

/** How many hosts that are served are remembered. */
const MAX_REMEMBERED = 100

/** How much of a header is shown, in characters. */
const MAX_SHOWN = 200

/**
 * Decides which requests are foreign: those that a web page made a browser send here. The `Host` of such a request is a
 * public name that resolves to this server, as is the authority of its target in absolute form, or its `Origin` or
 * `Sec-Fetch-Site` is that of another site.
 */
export class ForeignRequests {
  readonly #allowedHosts: readonly string[]
  readonly #publicUrl: string | undefined
  readonly #cors: Cors | undefined
  /** Hosts that are served: nearly all requests have one of a few, which need not be judged again. */
  readonly #served = new Set<string | undefined>()

  /** `cors`: the pages of other origins that are no strangers. */
  constructor(config: Config, cors?: Cors) {
    this.#cors = cors
    this.#allowedHosts = allowedHostsOf(config)
    this.#publicUrl = config.publicUrl
  }

  /** Returns why a request, whose URL has no prefix of a sandbox any more, is refused; undefined if it is served. */
  refusalOf(request: ReadRequest): Refusal | undefined {
    const { headers, method, url = '/' } = request
    const { host, origin } = headers
    // RFC 9112, 3.2.2: it takes the place of the Host, as it does in signed URLs. Neither may be foreign.
    const authority = authorityOf(request.originalUrl ?? url)
    const refused = this.#refusalOfHost(host) ?? (authority === undefined ? undefined : this.#refusalOfHost(authority))
    if (refused) return refused
    const site = headers['sec-fetch-site']
    if (origin === undefined && site === undefined) return undefined
    const isForeign = origin === undefined ? site === 'cross-site' : !this.#isOwn(origin, host, authority)
    if (!isForeign || this.#cors?.allows(origin, url) || isNavigation(headers['sec-fetch-mode'], method, url))
      return undefined
    return { kind: 'origin', message: originMessage(origin, url) }
  }

  #refusalOfHost(host: string | undefined): Refusal | undefined {
    if (this.#served.has(host)) return undefined
    if (!isServedHost(host, this.#allowedHosts)) return { kind: 'host', message: hostMessage(host as string) }
    if (this.#served.size === MAX_REMEMBERED) this.#served.clear()
    this.#served.add(host)
    return undefined
  }

  #isOwn(origin: string, host: string | undefined, authority: string | undefined): boolean {
    const isOwn = isOwnOrigin(origin, host, this.#publicUrl)
    return isOwn && (authority === undefined || isOwnOrigin(origin, authority, this.#publicUrl))
  }
}

function isNavigation(mode: unknown, method: string | undefined, url: string): boolean {
  return mode === 'navigate' && method === 'GET' && PLACES_TO_OPEN.some((place) => isBelow(place, url))
}

function hostMessage(host: string): string {
  const shown = JSON.stringify(host.slice(0, MAX_SHOWN))
  const value = hostName(host) ?? "'*'"
  return `Requests for the host ${shown} are refused. To serve them, start the server with --allowed-hosts ${value}, or set DATAEXCHANGE_LOCAL_ALLOWED_HOSTS.`
}

function originMessage(origin: string | undefined, url: string): string {
  const pages = origin === undefined ? 'another site' : origin.slice(0, MAX_SHOWN)
  const refused = `Requests from web pages of ${pages} are refused`
  if (planeOf(url) === 'admin')
    return `${refused}; only pages of this server's own origin may call the control plane, whatever --cors-origin says.`
  // What a page loads without an Origin, such as an image, can't be allowed.
  const value = origin && webOrigin(origin)
  const remedy = value
    ? ` To allow those of ${value}, start the server with --cors-origin ${value}, or set DATAEXCHANGE_LOCAL_CORS_ORIGIN.`
    : ''
  return `${refused}; only pages of this server's own origin and those of --cors-origin may make them.${remedy}`
}
