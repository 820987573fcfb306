import type { ServiceResponse } from '../../wire/response.js'

/** The first half of a response's body, in characters or bytes; undefined if it has none. */
export function firstHalf({ body }: ServiceResponse): ServiceResponse['body'] {
  if (body === undefined) return undefined
  const half = body.length >> 1
  return typeof body === 'string' ? body.slice(0, half) : body.subarray(0, half)
}
