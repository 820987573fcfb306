import { type Static, Type } from '@sinclair/typebox'
import { StringEnum } from '../../validation/string-enum.js'
import { type EffectKind, RetryAfterSeconds, unexpectedMembers } from './effect-kind.js'

/** The name of a response of the front ends that a request passes before it reaches the service. */
export const GatewayResponseName = StringEnum(
  [
    'expired-token',
    'invalid-signature',
    'unrecognized-client',
    'access-denied',
    'service-unavailable',
    'slow-down',
    'bad-gateway-html'
  ],
  { description: 'A response of the front ends that a request passes before it reaches the service.' }
)
export type GatewayResponseName = Static<typeof GatewayResponseName>

/** The request does not reach the service: a front end responds. */
export interface GatewayEffect {
  readonly kind: 'gateway'
  readonly gateway: GatewayResponseName
  readonly retryAfterSeconds?: number | undefined
}

const members = { gateway: Type.Optional(GatewayResponseName), retryAfterSeconds: RetryAfterSeconds }

/** `{gateway}`: responds as a front end does. */
export const gatewayKind: EffectKind<'gateway', typeof members, GatewayEffect> = {
  kind: 'gateway',
  members,

  problems(wire, at) {
    return unexpectedMembers(wire, Object.keys(members), '`gateway`', at)
  },

  parse({ gateway, retryAfterSeconds }) {
    return gateway && { kind: 'gateway', gateway, retryAfterSeconds }
  }
}
