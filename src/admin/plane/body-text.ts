import type { FastifyRequest } from 'fastify'
import { AdminError } from './admin-error.js'

/** Throws an AdminError if a body is compressed, or encoded in another way: the control plane reads it as it is. */
export function refuseCompressed({ headers }: FastifyRequest): void {
  const { 'content-encoding': encoding = 'identity' } = headers
  if (encoding.trim().toLowerCase() === 'identity') return
  throw new AdminError('UnsupportedMediaType', `The body must not be encoded: its Content-Encoding is ${encoding}.`)
}

/**
 * Returns the text of the next bytes of a body or, without any, what is left of it. `decoder` must be a fatal one.
 * Throws an AdminError if the body is not UTF-8.
 */
export function decodeUtf8(decoder: InstanceType<typeof TextDecoder>, bytes?: Buffer): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch {
    throw new AdminError('Invalid', 'The body is not UTF-8.')
  }
}
