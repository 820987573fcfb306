import type { HttpResponse } from '../../core/model/http-response.js'
import type { ServiceResponse } from './response.js'

/** Returns a response as a user spelled it out: a text is sent unchanged, any other body as JSON. */
export function spelledOut({ status, headers = {}, body }: HttpResponse): ServiceResponse {
  const isText = typeof body === 'string'
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return {
    status,
    headers: { ...(isText && { 'content-type': 'text/plain' }), ...Object.fromEntries(given) },
    body: body === undefined || isText ? body : JSON.stringify(body)
  }
}
