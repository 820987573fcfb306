import { type KeyObject, randomUUID } from 'node:crypto'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { md5InSteps, md5Of } from '../core/assets/md5.js'
import type { Job } from '../core/jobs/job.js'
import { UrlSigner } from '../core/jobs/url-signer.js'
import { describeEviction } from '../core/sandbox/eviction.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import { formatInstant } from '../core/time/instant.js'
import type { TimeSlices } from '../core/time/time-slices.js'
import { acceptUploads } from './read-upload.js'
import { etagOf, sendContent } from './send-content.js'
import { type SignedRequest, verifySignedRequest } from './signed-request.js'
import { renderSignedUrlError, SignedUrlError } from './signed-url-error.js'
import { cutOffWithSandbox } from './transfers.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the URL of the request is signed for. */
    signed: SignedRequest
  }
}

/** The dependencies of the storage behind signed URLs. */
export interface SignedUrlsPlaneOptions {
  readonly maxUploadBytes: number
  readonly signingKey: KeyObject
  readonly sandboxes: Sandboxes
  readonly slices: TimeSlices
}

/** The storage behind signed URLs: uploads and downloads with the responses of Amazon S3. */
export const signedUrlsPlane: FastifyPluginAsync<SignedUrlsPlaneOptions> = async (app, options) => {
  const { maxUploadBytes, signingKey, sandboxes, slices } = options
  acceptUploads(app, maxUploadBytes, slices)
  app.setErrorHandler(renderSignedUrlError)
  cutOffWithSandbox(app)
  // Reached by no request: only URLs of the routes below are signed. But it makes the hook run for all requests.
  app.setNotFoundHandler(({ url }) => {
    throw noSuchKey(url)
  })
  app.decorateRequest('signed', null as unknown as SignedRequest)
  app.addHook('onRequest', (request, reply, done) => {
    // Fastify would reject a body without a content type before any parser sees it.
    request.headers['content-type'] = 'application/octet-stream'
    // The content of a sandbox must not run as a page of this server.
    reply.headers({ 'x-amz-request-id': randomUUID(), 'x-content-type-options': 'nosniff' })
    sandboxes.refuseImpossible(request.sandboxName)
    // Before the sandbox is created and the body is read: only a URL that this server signed may cause either.
    const signer = new UrlSigner(signingKey, request.sandboxName)
    request.signed = verifySignedRequest(signer, request.method, request.url)
    done()
  })

  app.put('/upload/:JobId', (request, reply) => {
    const job = signedJob(request)
    const content = (request.body as Buffer | undefined) ?? Buffer.alloc(0)
    refuseWrongDigest(content, request.headers['content-md5'])
    // From here on it counts as an upload.
    request.bodyMemory?.giveBack()
    // An upload after the job was started has no effect and is not stored.
    const isAwaited = job.state === 'WAITING' && !job.isStarted
    if (isAwaited && !request.sandbox.jobs.upload(job.id, content)) {
      throw new SignedUrlError(
        507,
        'ContentLimitReached',
        `There is no room for the upload in sandbox ${request.sandbox.name}; the limits are set by --max-content-bytes and --max-memory-bytes.`
      )
    }
    reply.header('etag', etagOf(content)).send()
  })

  app.get('/download/:JobId', async (request, reply) => {
    const job = signedJob(request)
    const content = request.sandbox.jobs.exportedContent(job)
    if (content === undefined || job.state !== 'COMPLETED') throw noSuchKey(job.id)
    // Content that was not uploaded is hashed by its first download.
    if (Buffer.isBuffer(content)) await slices.take(md5InSteps(content))
    return sendContent(content, request, reply)
  })
}

/** An MD5 digest in base64. */
const MD5 = /^[A-Za-z0-9+/]{22}==$/

/** Throws a SignedUrlError if the header `Content-MD5` is no digest, or is not that of the content. */
function refuseWrongDigest(content: Buffer, header: string | string[] | undefined): void {
  if (header === undefined) return
  const digest = String(header)
  if (!MD5.test(digest)) throw new SignedUrlError(400, 'InvalidDigest', 'The Content-MD5 you specified is not valid.')
  if (digest !== md5Of(content)) {
    throw new SignedUrlError(400, 'BadDigest', 'The content does not match its Content-MD5 header.')
  }
}

/** Returns the job of a signed URL. Throws a SignedUrlError if the URL has expired or the job has been deleted. */
function signedJob({ sandbox, signed: { jobId, expiresAt } }: FastifyRequest): Job {
  const now = sandbox.clock.now()
  if (now >= expiresAt) {
    const times = { Expires: formatInstant(expiresAt), ServerTime: formatInstant(now) }
    throw new SignedUrlError(403, 'AccessDenied', 'Request has expired', times)
  }
  const job = sandbox.jobs.get(jobId)
  if (job === undefined) throw noSuchKey(jobId, sandbox)
  return job
}

function noSuchKey(key: string, { eviction }: Partial<Pick<Sandbox, 'eviction'>> = {}): SignedUrlError {
  const told = eviction ? ` ${describeEviction(eviction)}` : ''
  return new SignedUrlError(404, 'NoSuchKey', `There is no object with this key.${told}`, { Key: key })
}
