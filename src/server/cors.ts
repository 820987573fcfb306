import type { IncomingHttpHeaders } from 'node:http'
import { planeOf } from './planes.js'

/** The headers of responses that pages may read besides those that any page may: what SDKs and uploads need. */
const EXPOSED = 'x-amzn-requestid,x-amzn-errortype,x-dataexchange-local,retry-after,x-amz-retry-after,etag,date'

/** The methods of the service, of an API asset and of signed URLs. */
const METHODS = 'GET,HEAD,POST,PUT,PATCH,DELETE'

/** How long a browser may remember that a request is allowed, in seconds. */
const MAX_AGE_SECONDS = 600

/** A name of a header, or several that are separated by commas. */
const NAMES = /^[\w!#$%&'*+.^`|~-]+(?:[\t ]*,[\t ]*[\w!#$%&'*+.^`|~-]+)*$/

type Headers = Readonly<Record<string, string>>

/**
 * Which web pages of other origins may call the data plane and signed URLs, and the headers by which their browsers
 * know (the CORS protocol of the Fetch standard). The control plane is never opened to them.
 */
export class Cors {
  readonly #origins: ReadonlySet<string>

  /** `origins`: as browsers send them. */
  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins)
  }

  /** Whether pages of an origin may call a URL, which has no prefix of a sandbox any more. */
  allows(origin: string | undefined, url: string): boolean {
    return origin !== undefined && this.#origins.has(origin) && planeOf(url) !== 'admin'
  }

  /** Returns the headers of every response to a request for a URL, whatever the response is. */
  headersFor(origin: string | undefined, url: string): Headers {
    if (planeOf(url) === 'admin') return {}
    // Also without an Origin: a response that a cache keeps must not be given to a page that could not read it.
    const vary = { vary: 'Origin' }
    if (!this.allows(origin, url)) return vary
    return { ...vary, 'access-control-allow-origin': origin as string, 'access-control-expose-headers': EXPOSED }
  }
}

/** Whether a request with an `Origin` only asks if another one is allowed. Browsers send it before that. */
export function isPreflight(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
}

/** Returns the headers that allow a page whatever it asks for. They go with those of every response. */
export function preflightHeaders(asked: IncomingHttpHeaders): Headers {
  // As they are asked for: SDKs have headers of their own, and `*` does not stand for `authorization`.
  const { 'access-control-request-headers': names = '' } = asked
  return {
    'access-control-allow-methods': METHODS,
    ...(NAMES.test(names) && { 'access-control-allow-headers': names }),
    'access-control-max-age': String(MAX_AGE_SECONDS),
    // A page of a public site may call a server of a private network only if that says so.
    ...(asked['access-control-request-private-network'] === 'true' && {
      'access-control-allow-private-network': 'true'
    })
  }
}
