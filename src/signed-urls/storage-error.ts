import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * An error of the storage behind a signed URL. AWS: the codes, the statuses and the XML body are Amazon S3's.
 */
export class StorageError extends Error {
  readonly status: number
  readonly code: string
  /** The elements of the body besides the code, the message and the request id. */
  readonly members: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, members: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'StorageError'
    this.status = status
    this.code = code
    this.members = members
  }
}

/** Sends an error response in the form of Amazon S3. */
export function renderStorageError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message, members } = error instanceof StorageError ? error : toStorageError(error, request)
  const requestId = reply.getHeader('x-amz-request-id') as string
  const elements = Object.entries({ Code: code, Message: message, ...members, RequestId: requestId })
  const body = elements.map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`).join('')
  // Fastify sends no body in response to HEAD, but would send its length.
  reply.code(status).header('content-type', 'application/xml')
  reply.send(request.method === 'HEAD' ? '' : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${body}</Error>`)
}

function toStorageError(error: unknown, request: FastifyRequest): StorageError {
  const { statusCode = 500, message } = error as { statusCode?: number; message: string }
  if (statusCode === 413)
    return new StorageError(400, 'EntityTooLarge', `${message}; the limit is set by --max-upload-bytes.`)
  if (statusCode >= 400 && statusCode < 500) return new StorageError(statusCode, 'InvalidRequest', message)
  request.log.error({ err: error }, 'a bug in dataexchange-local: unexpected error')
  return new StorageError(500, 'InternalError', `A bug in dataexchange-local: ${message}`)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
