import type { FastifyReply, FastifyRequest } from 'fastify'
import { SandboxError, type SandboxErrorKind } from '../core/validation/sandbox-error.js'

/**
 * An error of the storage behind a signed URL. AWS: the codes, the statuses and the XML body are Amazon S3's.
 */
export class SignedUrlError extends Error {
  readonly status: number
  readonly code: string
  /** The elements of the body besides the code, the message and the request id. */
  readonly members: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, members: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'SignedUrlError'
    this.status = status
    this.code = code
    this.members = members
  }
}

/** Where errors that nobody foresaw are logged. */
interface ErrorLog {
  error(fields: object, message: string): void
}

/** Sends an error response in the form of Amazon S3, which is logged once it is sent. */
export function renderSignedUrlError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message, body } = signedUrlErrorResponse(
    error,
    reply.getHeader('x-amz-request-id') as string,
    request.log
  )
  request.refusal = { code, message }
  reply.code(status).header('content-type', 'application/xml')
  // Fastify sends no body in response to HEAD, but would send its length.
  reply.send(request.method === 'HEAD' ? '' : body)
}

/** Returns the status, the code, the message and the XML body of an error response in the form of Amazon S3. */
export function signedUrlErrorResponse(
  error: unknown,
  requestId: string,
  log: ErrorLog
): { status: number; code: string; message: string; body: string } {
  const { status, code, message, members } = error instanceof SignedUrlError ? error : toSignedUrlError(error, log)
  const elements = Object.entries({ Code: code, Message: message, ...members, RequestId: requestId })
  const body = elements.map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`).join('')
  return { status, code, message, body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${body}</Error>` }
}

/** Statuses for what a sandbox refuses. Mock: S3 knows no sandboxes. */
const REFUSED: Readonly<Record<SandboxErrorKind, number>> = {
  invalid: 400,
  'not-found': 404,
  conflict: 409,
  limit: 507
}

function toSignedUrlError(error: unknown, log: ErrorLog): SignedUrlError {
  if (error instanceof SandboxError) return new SignedUrlError(REFUSED[error.kind], 'SandboxRefused', error.message)
  const { statusCode = 500, message } = error as { statusCode?: number; message: string }
  if (statusCode === 413)
    return new SignedUrlError(400, 'EntityTooLarge', `${message}; the limit is set by --max-upload-bytes.`)
  if (statusCode >= 400 && statusCode < 500) return new SignedUrlError(statusCode, 'InvalidRequest', message)
  log.error({ err: error }, 'a bug in dataexchange-local: unexpected error')
  return new SignedUrlError(500, 'InternalError', `A bug in dataexchange-local: ${message}`)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
