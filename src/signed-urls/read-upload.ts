import type { Readable } from 'node:stream'
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify'
import { joinAndHash } from '../core/assets/md5.js'
import type { BodyMemory } from '../core/sandbox/body-memory.js'
import type { TimeSlices } from '../core/time/time-slices.js'
import { SandboxError } from '../core/validation/sandbox-error.js'

/**
 * Takes bodies of any type, hashed as they arrive. One that is longer than the limit is refused, and so is one for
 * which its sandbox has no memory.
 */
export function acceptUploads(app: FastifyInstance, maxUploadBytes: number, slices: TimeSlices): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async ({ headers, bodyMemory }: FastifyRequest, payload: Readable) => {
    if (Number(headers['content-length']) > maxUploadBytes) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
    bodyMemory?.takeAll(Number(headers['content-length'] ?? 0))
    return await joinAndHash(partsOf(payload, maxUploadBytes, bodyMemory), slices.stretch())
  })
}

async function* partsOf(
  payload: Readable,
  maxUploadBytes: number,
  memory: BodyMemory | undefined
): AsyncGenerator<Buffer> {
  let bytes = 0
  try {
    // A client whose body is refused is still to read why.
    for await (const part of payload.iterator({ destroyOnReturn: false })) {
      bytes += part.length
      if (bytes > maxUploadBytes) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
      memory?.take(bytes)
      yield part
    }
  } catch (error) {
    if (error instanceof SandboxError) throw error
    // A body that breaks off is no bug of the server.
    throw Object.assign(error as Error, { statusCode: (error as { statusCode?: number }).statusCode ?? 400 })
  }
}
