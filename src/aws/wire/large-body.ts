import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BodyMemory } from '../../core/sandbox/body-memory.js'
import type { Call } from '../call.js'
import { WireError } from './wire-error.js'

/**
 * Takes any body, of any type or none, as bytes. It counts as memory of the call's sandbox until the response is
 * closed. One that is longer than the limit is refused, and so is one for which the sandbox has no memory.
 */
export function takeLargeBody(app: FastifyInstance, maxBytes: number): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: Readable) => {
    const call = request.call as Call
    const length = Number(request.headers['content-length'] ?? 0)
    if (length > maxBytes) throw tooLarge(maxBytes)
    const memory = new BodyMemory(call.sandbox)
    call.response.once('close', () => memory.giveBack())
    memory.takeAll(length)
    return await bytesOf(payload, maxBytes, memory)
  })
  app.decorateRequest('contentType')
}

async function bytesOf(payload: Readable, maxBytes: number, memory: BodyMemory): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of payload.iterator({ destroyOnReturn: false })) {
      bytes += part.length
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      memory.take(bytes)
      parts.push(part)
    }
  } catch (error) {
    // A client whose body is refused reads why only once it has sent it. Node discards no body that is half read.
    payload.resume()
    // A body that breaks off is no bug of the server.
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') throw Object.assign(error as Error, { statusCode: 400 })
    throw error
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
}

/** AWS: the name that restJson1 front ends use. */
function tooLarge(maxBytes: number): WireError {
  const Message = `The body has more than ${maxBytes} bytes, the most that this operation takes.`
  return new WireError(413, 'RequestEntityTooLargeException', { Message })
}
