import type { Readable } from 'node:stream'
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify'
import { JsonReader } from '../../core/collections/json-reader.js'
import type { BodyMemory } from '../../core/sandbox/body-memory.js'
import type { TimeSlices } from '../../core/time/time-slices.js'
import { AdminError } from './admin-error.js'
import { decodeUtf8, refuseCompressed } from './body-text.js'

/** How many characters of a body are parsed at a time. */
const CHUNK_LENGTH = 65_536

/**
 * The outermost levels of a body within which values are parsed one by one: the jobs of a snapshot are on the fourth.
 */
const LEVELS = 3

/** Accepts only bodies of the type application/json, which a web page cannot send to another origin unasked. */
export function acceptJsonBodies(app: FastifyInstance, slices: TimeSlices): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', async (request: FastifyRequest, payload: Readable) => {
    refuseCompressed(request)
    const { bodyLimit } = request.routeOptions
    const limit = bodyLimit ?? Number.POSITIVE_INFINITY
    if (Number(request.headers['content-length']) > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
    request.bodyMemory?.takeAll(Number(request.headers['content-length'] ?? 0))
    return await readJson(payload, limit, slices, request.bodyMemory)
  })
}

/**
 * Reads a body, in slices if it is long. Returns undefined if it is empty: clients often set a content type for all
 * their requests. Throws an AdminError if it is not JSON in UTF-8, Fastify's error if it is too large, and a
 * SandboxError if the sandbox has no memory for it.
 */
async function readJson(
  payload: Readable,
  limit: number,
  slices: TimeSlices,
  memory: BodyMemory | undefined
): Promise<unknown> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const pause = slices.stretch()
  let reader: JsonReader | undefined
  let text = ''
  let bytes = 0
  try {
    // A client whose body is refused is still to read why.
    for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
      memory?.take(bytes)
      text += decodeUtf8(decoder, chunk)
      if (text.length < CHUNK_LENGTH) continue
      reader ??= new JsonReader(LEVELS)
      for (let start = 0; start < text.length; start += CHUNK_LENGTH) {
        reader.push(text.slice(start, start + CHUNK_LENGTH))
        await pause()
      }
      text = ''
    }
    text += decodeUtf8(decoder)
    if (reader === undefined) return text === '' ? undefined : JSON.parse(text)
    reader.push(text)
    return reader.end()
  } catch (error) {
    // A body that breaks off is no bug of the server.
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') throw Object.assign(error as Error, { statusCode: 400 })
    if (!(error instanceof SyntaxError)) throw error
    throw new AdminError('Invalid', 'The body is not JSON.', [{ path: '$', message: error.message }])
  }
}
