import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderAdminError } from '../admin/plane/admin-error.js'
import type { CallContext } from '../aws/call-context.js'
import { sendError } from '../aws/data-plane.js'
import { renderSignedUrlError } from '../signed-urls/signed-url-error.js'
import { logRefused } from './log-refusals.js'
import { planeOf } from './planes.js'

/**
 * Sends an error response to a request that never reaches its plane, in the form of that plane's own errors, and logs
 * it with these fields.
 */
export function renderError(
  error: Error,
  context: CallContext,
  request: FastifyRequest,
  reply: FastifyReply,
  fields?: object
): void {
  const plane = planeOf(request.url)
  if (plane === 'admin') {
    renderAdminError(error, request, reply)
  } else if (plane === 'signed-urls') {
    reply.headers({ 'x-amz-request-id': randomUUID(), 'x-content-type-options': 'nosniff' })
    renderSignedUrlError(error, request, reply)
  } else {
    reply.hijack()
    sendError(error, context, request.raw, reply.raw, fields)
  }
  const { refusal } = request
  if (refusal === undefined) return
  const { sandboxName } = context.destinationOf(request.raw)
  logRefused(context.log, request, refusal, reply.statusCode, sandboxName, fields)
}
