import { isUtf8 } from 'node:buffer'
import type { ServiceResponse } from '../../wire/response.js'
import type { ProviderRequest } from './provider-request.js'

/**
 * Returns the response of a provider that tells what it received: `{method, path, query, headers}` with the body, if
 * there is one, as text in `body` or else in `base64`. Mock: for assets without responses of their own.
 */
export function echo({ body, ...request }: ProviderRequest): ServiceResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...request, ...asText(body) })
  }
}

function asText(body: Buffer): { readonly body?: string; readonly base64?: string } {
  if (body.length === 0) return {}
  return isUtf8(body) ? { body: body.toString() } : { base64: body.toString('base64') }
}
