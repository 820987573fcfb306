import type { IncomingMessage } from 'node:http'
import { ID_HEADERS } from '../aws/wire/api-asset-headers.js'
import { API_ASSET_URL, isBelow } from './planes.js'
import { withoutSandbox } from './sandbox-routing.js'

/** The path of SendApiAsset, and what it is below. */
const API_PATH = '/v1'
const API_PATH_ALONE = /^\/v1\/?(?:\?|$)/

const { AssetId, DataSetId, RevisionId } = ID_HEADERS

/** AWS: what SDKs put before the host of the endpoint for this operation. */
const API_HOST = /^api-fulfill\./i

/** The part of a request that decides. */
type Routed = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * Returns the URL by which a request is routed: without the prefix of a sandbox or, for an API asset, one of its own.
 */
export function routedUrl(request: Routed): string {
  const url = withoutSandbox(request.url ?? '/')
  return isForApiAsset(request, url) ? API_ASSET_URL : url
}

/**
 * Whether a request is for an API asset: it names one in its headers, has the host that only this operation has, or is
 * a POST to its path.
 */
function isForApiAsset({ method, headers }: Routed, url: string): boolean {
  const isNamed =
    headers[AssetId] !== undefined && headers[DataSetId] !== undefined && headers[RevisionId] !== undefined
  if (isNamed || (headers.host !== undefined && API_HOST.test(headers.host))) return isBelow(API_PATH, url)
  return method === 'POST' && API_PATH_ALONE.test(url)
}
