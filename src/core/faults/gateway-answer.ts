import type { Static } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'

/** An answer of the front ends that requests pass before they reach the service, which documents none of them. */
export interface GatewayAnswer {
  readonly status: number
  /** What SDKs know the error by; absent where the answer is no error of AWS's. */
  readonly errorType?: string
  readonly contentType: string
  readonly body: string
}

/** AWS: front ends write `message` in lower case. Mock: the texts are our own. */
const json = (status: number, errorType: string, message: string): GatewayAnswer => ({
  status,
  errorType,
  contentType: 'application/json',
  body: JSON.stringify({ message })
})

/** The answers by the names under which faults have them. */
export const GATEWAY_ANSWERS = {
  'expired-token': json(403, 'ExpiredTokenException', 'The security token has expired.'),
  'invalid-signature': json(403, 'InvalidSignatureException', 'The signature of the request is not the expected one.'),
  'unrecognized-client': json(403, 'UnrecognizedClientException', 'The security token is not known.'),
  'access-denied': json(403, 'AccessDeniedException', 'The caller is not authorized to perform this operation.'),
  'service-unavailable': json(503, 'ServiceUnavailableException', 'The service is not available.'),
  'slow-down': json(503, 'SlowDown', 'Reduce the rate of requests.'),
  'bad-gateway-html': {
    status: 502,
    contentType: 'text/html',
    body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'
  }
} as const satisfies Readonly<Record<string, GatewayAnswer>>

/** The name of an answer of the front ends. */
export const GatewayAnswerName = StringEnum(Object.keys(GATEWAY_ANSWERS) as (keyof typeof GATEWAY_ANSWERS)[])
export type GatewayAnswerName = Static<typeof GatewayAnswerName>
