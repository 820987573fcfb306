import type { FastifyRequest } from 'fastify'
import { WireError } from './wire-error.js'

/** The answer to what the mock does not emulate. Mock: in its own name, so that nobody takes it for AWS's. */
export function notEmulated(request: FastifyRequest, emulated: readonly string[]): WireError {
  const { operation } = request.asked
  const what = operation ? `the operation ${operation}` : `${request.method} ${request.url.slice(0, 200)}`
  const Message = `dataexchange-local does not emulate ${what}. It emulates ${emulated.join(', ')}; its own controls are below /__admin.`
  return new WireError(501, 'NotEmulatedException', { Message })
}
