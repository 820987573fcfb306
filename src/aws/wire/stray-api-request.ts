import type { IncomingHttpHeaders } from 'node:http'
import { API_HOST_PREFIX, WITHOUT_API_HOST_PREFIX } from '../../core/model/api-host.js'
import { API_ASSET_HEADER_PREFIX, ID_HEADERS } from './api-asset-headers.js'

/**
 * Returns what to say to a request for nothing that is emulated if it looks like one for an API asset: it has a header
 * or the host of these, and another path or too few headers. Returns nothing for any other request.
 */
export function aboutStrayApiRequest(headers: IncomingHttpHeaders): string {
  const isOnApiHost = headers.host?.toLowerCase().startsWith(API_HOST_PREFIX) ?? false
  if (!isOnApiHost && !Object.keys(headers).some((name) => name.startsWith(API_ASSET_HEADER_PREFIX))) return ''
  const missing = Object.values(ID_HEADERS).filter((name) => headers[name] === undefined)
  const lacks = missing.length === 0 ? 'this path is not' : `this request has no ${missing.join(', ')}`
  return (
    ` If it is for SendApiAsset: that is emulated at /v1 and below, with the headers ${Object.values(ID_HEADERS).join(', ')}; ` +
    `${lacks}. SDKs put ${API_HOST_PREFIX} before the host of the endpoint; to switch that off, ${WITHOUT_API_HOST_PREFIX}.`
  )
}
