import type { ResponseEffect } from '../../../core/faults/effects/response.js'
import type { EffectHandler } from '../spoiled-call.js'
import { retryAfterHeaders } from './retry-after.js'

/** Responds with whatever a proxy or a broken server might send. */
export const response: EffectHandler<ResponseEffect> = {
  apply({ response: { status, headers = {}, body }, retryAfterSeconds }, { call }) {
    const isText = typeof body === 'string'
    const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
    call.send({
      status,
      headers: {
        ...retryAfterHeaders(retryAfterSeconds),
        ...(isText && { 'content-type': 'text/plain' }),
        ...Object.fromEntries(given)
      },
      body: body === undefined || isText ? body : JSON.stringify(body)
    })
  },
  explain: ({ response: { status } }) => `a response with status ${status}`
}
