import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallContext } from '../aws/call-context.js'
import { writeResponse } from '../aws/wire/response.js'
import type { RefusalHook } from './broken-request.js'
import { type Cors, isPreflight, preflightHeaders } from './cors.js'
import { planeOf } from './planes.js'

/**
 * Returns a hook that adds the headers of CORS to every response, and responds to preflight requests. They are no
 * calls: no fault fires for one, it is in no journal and creates no sandbox. `refuseForeign` comes before: a host that
 * is not served gets its error also for a preflight request.
 */
export function servePages(cors: Cors, refuseForeign: RefusalHook, context: CallContext): RefusalHook {
  return (request, reply, done) => {
    const { origin } = request.headers
    // On the raw response, so that they are on whatever is sent: also on an error, and on what a fault spoils.
    for (const [name, value] of Object.entries(cors.headersFor(origin, request.url))) reply.raw.setHeader(name, value)
    refuseForeign(request, reply, () => {
      const isAsked = isPreflight(request.method, request.headers) && cors.allows(origin, request.url)
      if (isAsked) respondToPreflight(request, reply, context)
      else done()
    })
  }
}

function respondToPreflight(request: FastifyRequest, reply: FastifyReply, { destinationOf }: CallContext): void {
  reply.hijack()
  const headers = preflightHeaders(request.headers)
  if (planeOf(request.url) === 'signed-urls') {
    reply.raw.writeHead(204, { 'x-amz-request-id': randomUUID(), ...headers }).end()
  } else {
    const { sandboxName } = destinationOf(request.raw)
    writeResponse(reply.raw, { status: 204, headers, body: undefined }, { sandbox: sandboxName })
  }
}
