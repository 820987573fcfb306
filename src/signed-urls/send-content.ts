import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Filler } from '../core/assets/filler.js'
import { md5Of } from '../core/assets/md5.js'
import { parseByteRange } from './byte-range.js'
import { SignedUrlError } from './signed-url-error.js'

/** Sends content, or the range of it that the request asks for. Content that is made up is made as it is sent. */
export function sendContent(content: Buffer | Filler, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { length } = content
  reply.header('accept-ranges', 'bytes').header('etag', etagOf(content)).type('application/octet-stream')
  const range = parseByteRange(request.headers.range, length)
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${length}`)
    throw new SignedUrlError(416, 'InvalidRange', `The range is not within the ${length} bytes of the object.`)
  }
  const { first, last } = range ?? { first: 0, last: length - 1 }
  if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${length}`)
  reply.header('content-length', last - first + 1)
  if (content instanceof Filler) return reply.send(Readable.from(content.pieces(first, last), { objectMode: false }))
  return reply.send(content.subarray(first, last + 1))
}

/**
 * Returns the ETag of content. AWS: that of an object that was put in one piece is its MD5 digest in hexadecimal, and
 * that of one put in parts is none: it ends with their number. Mock: of content that is made up, the digest is not
 * known before it has been sent.
 */
export function etagOf(content: Buffer | Filler): string {
  if (content instanceof Filler) return `"${hash('md5', `${content.text} ${content.length}`)}-1"`
  return `"${Buffer.from(md5Of(content), 'base64').toString('hex')}"`
}
