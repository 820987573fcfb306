import { nearest } from '../../core/validation/suggest.js'
import { AdminError } from './admin-error.js'

/** How many routes are suggested, and how many characters are shown of a URL that has none. */
const MAX_SUGGESTED = 3
const MAX_SHOWN_URL = 200

/** A route as Fastify knows it: its URL has `:name` for a parameter. */
interface KnownRoute {
  readonly method: string | readonly string[]
  readonly url: string
}

/**
 * Returns the error for a request that no route is for. It names the routes that may be meant, and where all are
 * listed.
 */
export function unknownRoute(
  { method, url }: { readonly method: string; readonly url: string },
  routes: readonly KnownRoute[],
  prefix: string
): AdminError {
  const path = url.split('?', 1)[0] as string
  const meant = routesMeant(path, routes, prefix)
  return new AdminError(
    'NotFound',
    `There is no ${method} ${url.slice(0, MAX_SHOWN_URL)}.${meant} GET ${prefix}/openapi.json lists all routes, and ${prefix}/docs/ shows them.`
  )
}

/** The methods of the routes with this path, or else the routes whose paths are closest to it. */
function routesMeant(path: string, routes: readonly KnownRoute[], prefix: string): string {
  const ofPath = routes.filter(({ url }) => filledIn(url, path) === path)
  if (ofPath.length > 0) return ` ${path} takes ${ofPath.map(({ method }) => method).join(', ')}.`
  // What all routes begin with would make them all alike.
  const below = (full: string) => full.slice(prefix.length + 1)
  const urls = new Map(routes.map(({ url }) => [below(filledIn(url, path)), url]))
  const close = nearest(below(path), urls.keys(), MAX_SUGGESTED).map((known) => urls.get(known))
  return close.length === 0 ? '' : ` Did you mean ${close.join(' or ')}?`
}

/** Returns the URL of a route with its parameters taken from a path, so that they make no difference to it. */
function filledIn(url: string, path: string): string {
  const given = path.split('/')
  return url
    .split('/')
    .map((segment, index) => (segment.startsWith(':') ? (given[index] ?? segment) : segment))
    .join('/')
}
