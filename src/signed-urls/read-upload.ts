import type { Readable } from 'node:stream'
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify'
import { joinAndHash } from '../core/assets/md5.js'
import type { TimeSlices } from '../core/time/time-slices.js'

/** Takes bodies of any type, hashed as they arrive. One that is longer than the limit is refused. */
export function acceptUploads(app: FastifyInstance, maxUploadBytes: number, slices: TimeSlices): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async ({ headers }: FastifyRequest, payload: Readable) => {
    if (Number(headers['content-length']) > maxUploadBytes) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
    return await joinAndHash(partsOf(payload, maxUploadBytes), slices.stretch())
  })
}

async function* partsOf(payload: Readable, maxUploadBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0
  try {
    // A client whose body is refused is still to read why.
    for await (const part of payload.iterator({ destroyOnReturn: false })) {
      bytes += part.length
      if (bytes > maxUploadBytes) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
      yield part
    }
  } catch (error) {
    // A body that breaks off is no bug of the server.
    throw Object.assign(error as Error, { statusCode: (error as { statusCode?: number }).statusCode ?? 400 })
  }
}
