import { Refusal } from '../../core/model/refusal.js'
import { SandboxError, type SandboxErrorKind } from '../../core/validation/sandbox-error.js'
import type { ServiceResponse } from './response.js'
import { ServiceException, WireError } from './wire-error.js'

/** Where errors that nobody foresaw are logged. */
export interface ErrorLog {
  error(fields: object, message: string): void
}

/** The response to an error of the data plane, as the service renders it. */
export function errorResponse(error: unknown, log: ErrorLog): ServiceResponse {
  const { status, code, body, headers } = error instanceof WireError ? error : toWireError(error, log)
  return { status, headers: { ...headers, 'x-amzn-errortype': code }, body: JSON.stringify(body) }
}

/** Statuses for what a sandbox refuses. Mock: the service knows no sandboxes; SDKs retry none of these. */
const REFUSED: Readonly<Record<SandboxErrorKind, number>> = {
  invalid: 400,
  'not-found': 404,
  conflict: 409,
  limit: 507
}

/** Codes for what HTTP's own statuses say. AWS: the names that restJson1 front ends use. */
const HTTP_ERRORS: Readonly<Record<number, string>> = {
  408: 'RequestTimeoutException',
  413: 'RequestEntityTooLargeException',
  431: 'RequestEntityTooLargeException'
}

/** What the service would call an error that is none of its own. */
function toWireError(error: unknown, log: ErrorLog): WireError {
  if (error instanceof Refusal) return new ServiceException(error.code, error.body)
  if (error instanceof SandboxError) {
    return new WireError(REFUSED[error.kind], 'SandboxRefused', { Message: error.message })
  }
  const { statusCode = 500, code, message } = error as { statusCode?: number; code?: string; message: string }
  const httpCode = HTTP_ERRORS[statusCode]
  if (httpCode !== undefined) {
    const isTooLarge = code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    const Message = isTooLarge ? `${message}; the limit is set by --body-limit.` : message
    return new WireError(statusCode, httpCode, { Message })
  }
  if (statusCode >= 400 && statusCode < 500) return new ServiceException('ValidationException', { Message: message })
  log.error({ err: error }, 'a bug in dataexchange-local: unexpected error')
  // Mock: in our own name, so that nobody looks for the cause in their own code or at AWS.
  return new WireError(500, 'DataExchangeLocalFailure', { Message: `A bug in dataexchange-local: ${message}` })
}
