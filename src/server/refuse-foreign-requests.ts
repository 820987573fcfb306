import type { FastifyReply, FastifyRequest } from 'fastify'
import { AdminError } from '../admin/plane/admin-error.js'
import type { CallContext } from '../aws/call-context.js'
import { WireError } from '../aws/wire/wire-error.js'
import { SignedUrlError } from '../signed-urls/signed-url-error.js'
import type { ForeignRequests, Refusal } from './foreign-requests.js'
import { type Plane, planeOf } from './planes.js'
import { renderError } from './render-error.js'

/** The statuses and codes of refusals. Mock: AWS accepts any host and origin; these names are our own. */
const ERRORS = {
  host: {
    admin: (message: string) => new AdminError('HostNotAllowed', message),
    data: (Message: string) => new WireError(421, 'HostNotAllowedException', { Message }),
    'signed-urls': (message: string) => new SignedUrlError(421, 'HostNotAllowed', message)
  },
  origin: {
    admin: (message: string) => new AdminError('ForeignOrigin', message),
    data: (Message: string) => new WireError(403, 'OriginNotAllowedException', { Message }),
    'signed-urls': (message: string) => new SignedUrlError(403, 'OriginNotAllowed', message)
  }
} satisfies Record<Refusal['kind'], Record<Plane, (message: string) => Error>>

/**
 * Returns a hook that refuses foreign requests to all planes. It runs before everything else: a request that it refuses
 * is no poll, is in no journal and creates no sandbox.
 */
export function refuseForeignRequests(foreign: ForeignRequests, context: CallContext) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const refusal = foreign.refusalOf(request.raw)
    if (refusal === undefined) {
      done()
      return
    }
    const { kind, message } = refusal
    const { host, origin } = request.headers
    renderError(ERRORS[kind][planeOf(request.url)](message), context, request, reply, { host, origin })
  }
}
