import { createHash, randomUUID } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { md5Of } from '../core/assets/asset-store.js'
import type { Job } from '../core/jobs/job.js'
import type { SignedUrlUse } from '../core/jobs/types/signed-url-definition.js'
import { formatInstant } from '../core/time/instant.js'
import { parseByteRange } from './byte-range.js'
import { renderStorageError, StorageError } from './storage-error.js'

/** The storage behind signed URLs: uploads and downloads with the responses of Amazon S3. */
export const signedUrlsPlane: FastifyPluginAsyncTypebox<{ maxUploadBytes: number }> = async (
  app,
  { maxUploadBytes }
) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxUploadBytes }, (_request, body, done) =>
    done(null, body)
  )
  app.setErrorHandler(renderStorageError)
  app.setNotFoundHandler(({ method }) => {
    throw new StorageError(
      405,
      'MethodNotAllowed',
      `${method} is not allowed here: uploads are PUT, downloads GET or HEAD.`
    )
  })
  app.addHook('onRequest', (request, reply, done) => {
    // Fastify would reject a body without a content type before any parser sees it.
    request.headers['content-type'] = 'application/octet-stream'
    reply.header('x-amz-request-id', randomUUID())
    done()
  })

  const params = Type.Object({ JobId: Type.String() })
  app.put('/upload/:JobId', { schema: { params } }, (request, reply) => {
    const job = signedJob(request, 'upload')
    const content = (request.body as Buffer | undefined) ?? Buffer.alloc(0)
    const expectedMd5 = request.headers['content-md5']
    if (expectedMd5 !== undefined && expectedMd5 !== md5Of(content)) {
      throw new StorageError(400, 'BadDigest', 'The content does not match its Content-MD5 header.')
    }
    // An upload after the job was started has no effect and is not stored.
    const isAwaited = job.state === 'WAITING' && !job.isStarted
    if (isAwaited && !request.sandbox.jobs.upload(job.id, content)) {
      throw new StorageError(
        507,
        'ContentLimitReached',
        'There is no room for the upload; the limit is set by --max-content-bytes.'
      )
    }
    reply.header('etag', etagOf(content)).send()
  })

  app.route({
    method: ['GET', 'HEAD'],
    url: '/download/:JobId',
    schema: { params },
    handler: (request, reply) => {
      const job = signedJob(request, 'download')
      const content = request.sandbox.jobs.exportedContent(job)
      if (content === undefined || job.state !== 'COMPLETED') throw noSuchKey(job.id)
      sendPart(content, request, reply)
    }
  })
}

/** Returns the job of a signed URL. Throws a StorageError if the signature is missing or wrong, or the URL has expired. */
function signedJob(request: FastifyRequest, use: SignedUrlUse): Job {
  const { sandbox, params, query } = request
  const { JobId: jobId } = params as { JobId: string }
  const { 'X-Amz-Date': date, 'X-Amz-Signature': signature } = query as Record<string, string | undefined>
  if (!date || !signature) throw new StorageError(403, 'AccessDenied', 'The URL is not signed.')
  const expiresAt = sandbox.signedUrlExpiry({ use, jobId, date: String(date), signature: String(signature) })
  if (expiresAt === undefined) {
    throw new StorageError(
      403,
      'SignatureDoesNotMatch',
      'The signature does not match the URL; the URL was changed after it was signed.'
    )
  }
  const now = sandbox.clock.now()
  if (now >= expiresAt) {
    const times = { Expires: formatInstant(expiresAt), ServerTime: formatInstant(now) }
    throw new StorageError(403, 'AccessDenied', 'Request has expired', times)
  }
  const job = sandbox.jobs.get(jobId)
  if (job === undefined) throw noSuchKey(jobId)
  return job
}

function noSuchKey(key: string): StorageError {
  return new StorageError(404, 'NoSuchKey', 'There is no object with this key.', { Key: key })
}

function sendPart(content: Buffer, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('accept-ranges', 'bytes').header('etag', etagOf(content)).type('application/octet-stream')
  const range = parseByteRange(request.headers.range, content.length)
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${content.length}`)
    throw new StorageError(416, 'InvalidRange', `The range is not within the ${content.length} bytes of the object.`)
  }
  const { first, last } = range ?? { first: 0, last: content.length - 1 }
  if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${content.length}`)
  const part = content.subarray(first, last + 1)
  reply.header('content-length', part.length)
  reply.send(request.method === 'HEAD' ? '' : part)
}

/** AWS: the ETag of an object that was put in one piece is its MD5 digest in hexadecimal. */
function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`
}
