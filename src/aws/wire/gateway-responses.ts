import type { GatewayResponseName } from '../../core/faults/effects/gateway.js'

/** A response of the front ends that a request passes before it reaches the service, which documents none of them. */
export interface GatewayResponse {
  readonly status: number
  /** The type by which SDKs know the error. Absent if the response is not an error of AWS's. */
  readonly errorType?: string
  readonly contentType: string
  readonly body: string
}

/** AWS: front ends spell `message` in lower case. Mock: the texts are our own. */
const json = (status: number, errorType: string, message: string): GatewayResponse => ({
  status,
  errorType,
  contentType: 'application/json',
  body: JSON.stringify({ message })
})

/** The responses by the names under which faults select them. */
export const GATEWAY_RESPONSES: Readonly<Record<GatewayResponseName, GatewayResponse>> = {
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
}
