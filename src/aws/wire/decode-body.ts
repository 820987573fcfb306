import { gunzipSync } from 'node:zlib'
import { WireError } from './wire-error.js'

/** A body as it was received. */
export interface EncodedBody {
  readonly bytes: Buffer
  /** The headers that describe it; undefined if there are none. */
  readonly contentType: string | undefined
  readonly contentEncoding: string | undefined
  /** How many bytes it may have once it is decompressed. */
  readonly limit: number
}

/**
 * Returns the JSON text of a body, decompressed. Throws a WireError for a body of another type or encoding, or for one
 * that is too large. AWS: SDKs send `application/json`, and may compress bodies with gzip. A body without a type is
 * taken.
 */
export function decodeBody({ bytes, contentType, contentEncoding = 'identity', limit }: EncodedBody): Buffer {
  const [mediaType] = (contentType ?? 'application/json').split(';', 1) as [string]
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    throw unsupported(`The body of this operation must be application/json, not ${mediaType.trim() || contentType}.`)
  }
  switch (contentEncoding.trim().toLowerCase()) {
    case 'identity':
      return bytes
    case 'gzip':
      return gunzip(bytes, limit)
    default:
      throw unsupported(`A body can be compressed with gzip, not with ${contentEncoding}.`)
  }
}

function gunzip(bytes: Buffer, limit: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      const Message = `The decompressed body has more than ${limit} bytes; the limit is set by --body-limit.`
      throw new WireError(413, 'RequestEntityTooLargeException', { Message })
    }
    throw unsupported(`The body is not compressed with gzip: ${(error as Error).message}.`)
  }
}

/** AWS: the error of Smithy's protocol restJson1 for a body of the wrong type. */
function unsupported(Message: string): WireError {
  return new WireError(415, 'UnsupportedMediaTypeException', { Message })
}
