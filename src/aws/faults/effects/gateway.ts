import type { GatewayEffect } from '../../../core/faults/effects/gateway.js'
import { GATEWAY_RESPONSES, type GatewayResponse } from '../../wire/gateway-responses.js'
import type { EffectHandler } from '../spoiled-call.js'
import { retryAfterHeaders } from './retry-after.js'

/** Responds as the front ends do that requests pass before they reach the service. */
export const gateway: EffectHandler<GatewayEffect> = {
  apply({ gateway, retryAfterSeconds }, { call }) {
    const { status, errorType, contentType, body }: GatewayResponse = GATEWAY_RESPONSES[gateway]
    call.send({
      status,
      headers: {
        ...retryAfterHeaders(retryAfterSeconds),
        ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
        'content-type': contentType
      },
      body
    })
  },
  explain: ({ gateway }) => `the front end's ${gateway} (${GATEWAY_RESPONSES[gateway].status})`
}
