/** A plane of the server: the emulated service, the control plane, or the storage behind signed URLs. */
export type Plane = 'data' | 'admin' | 'signed-urls'

/** The prefixes of the paths of the planes besides the data plane, which has all other paths. */
export const ADMIN_PREFIX = '/__admin'
export const SIGNED_URLS_PREFIX = '/signed-urls'

/**
 * The URL within the server of every request for an API asset, whose method and path are the provider's and may be
 * anything. No client can send it, as a request target has no space.
 */
export const API_ASSET_URL = '/ api-asset'

/** The prefixes of the paths in the data plane whose operations are loaded on demand. */
export const ON_DEMAND_PREFIXES = [
  '/v1/data-sets',
  '/v1/event-actions',
  '/v1/data-grants',
  '/v1/received-data-grants',
  '/tags'
] as const

/** Returns the plane of a URL without the prefix of a sandbox. */
export function planeOf(url: string): Plane {
  if (isBelow(ADMIN_PREFIX, url)) return 'admin'
  return isBelow(SIGNED_URLS_PREFIX, url) ? 'signed-urls' : 'data'
}

/** Returns whether a URL is at a path or below it. */
export function isBelow(path: string, url: string): boolean {
  if (!url.startsWith(path)) return false
  const next = url[path.length]
  return next === undefined || next === '/' || next === '?'
}
