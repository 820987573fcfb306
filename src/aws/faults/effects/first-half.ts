import type { ServiceResponse } from '../../wire/response.js'

/** The first half of a response's body, in characters; undefined if it has none. */
export function firstHalf({ body }: ServiceResponse): string | undefined {
  return body?.slice(0, body.length >> 1)
}
