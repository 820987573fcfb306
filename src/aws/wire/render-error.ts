import type { FastifyReply, FastifyRequest } from 'fastify'
import { SandboxError, type SandboxErrorKind } from '../../core/validation/sandbox-error.js'
import { sendAnswer } from './answer.js'
import { ServiceException, WireError } from './wire-error.js'

/** Answers an error of the data plane the way the service does. */
export function renderError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = error instanceof WireError ? error : toWireError(error, request)
  const headers = { ...known.headers, 'x-amzn-errortype': known.code }
  sendAnswer(request, reply, known.status, JSON.stringify(known.body), headers)
}

/** Statuses for what a sandbox refuses. Mock: the service knows no sandboxes; SDKs retry neither of these. */
const REFUSED: Readonly<Partial<Record<SandboxErrorKind, number>>> = { invalid: 400, limit: 507 }

/** What the service would call an error of the HTTP layer. AWS: the names that restJson1 front ends use. */
function toWireError(error: unknown, request: FastifyRequest): WireError {
  if (error instanceof SandboxError) {
    return new WireError(REFUSED[error.kind] ?? 500, 'SandboxRefused', { Message: error.message })
  }
  const { statusCode = 500, message } = error as { statusCode?: number; message: string }
  if (statusCode === 413) return new WireError(413, 'RequestEntityTooLargeException', { Message: message })
  if (statusCode >= 400 && statusCode < 500) return new ServiceException('ValidationException', { Message: message })
  request.log.error({ err: error }, 'a bug in dataexchange-local: this error was not foreseen')
  // Mock: in our own name, so that nobody looks for the cause in their own code or at AWS.
  return new WireError(500, 'DataExchangeLocalFailure', { Message: `A bug in dataexchange-local: ${message}` })
}
