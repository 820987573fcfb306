import { type Static, Type } from '@sinclair/typebox'
import { HTTP_RESPONSE_MEMBERS, httpResponseProblems } from '../../model/http-response.js'
import { type EffectKind, RetryAfterSeconds, unexpectedMembers } from './effect-kind.js'

/** An HTTP response, such as a gateway, a proxy or a broken server may send. */
export const FaultResponse = Type.Object(HTTP_RESPONSE_MEMBERS, {
  additionalProperties: false,
  description: 'An HTTP response, such as a gateway or a proxy may send.'
})
export type FaultResponse = Static<typeof FaultResponse>

/** The client gets a response that the fault spells out. */
export interface ResponseEffect {
  readonly kind: 'response'
  readonly response: FaultResponse
  readonly retryAfterSeconds?: number | undefined
}

const members = { response: Type.Optional(FaultResponse), retryAfterSeconds: RetryAfterSeconds }

/** `{response}`: responds with any HTTP response. */
export const responseKind: EffectKind<'response', typeof members, ResponseEffect> = {
  kind: 'response',
  members,

  problems(wire, at) {
    return [
      ...unexpectedMembers(wire, Object.keys(members), '`response`', at),
      ...(wire.response ? httpResponseProblems(wire.response, [...at, 'response']) : [])
    ]
  },

  parse({ response, retryAfterSeconds }) {
    return response && { kind: 'response', response, retryAfterSeconds }
  }
}
