import type { ResponseEffect } from '../../../core/faults/effects/response.js'
import { spelledOut } from '../../wire/spelled-out-response.js'
import type { EffectHandler } from '../spoiled-call.js'
import { retryAfterHeaders } from './retry-after.js'

/** Responds with whatever a proxy or a broken server might send. */
export const response: EffectHandler<ResponseEffect> = {
  apply({ response, retryAfterSeconds }, { call }) {
    const { status, headers, body } = spelledOut(response)
    call.send({ status, headers: { ...retryAfterHeaders(retryAfterSeconds), ...headers }, body })
  },
  explain: ({ response: { status } }) => `a response with status ${status}`
}
