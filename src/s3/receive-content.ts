import { constants } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { joinAndHash } from '../core/assets/md5.js'
import { StorageError } from '../core/storage/storage-error.js'

/**
 * Receives the content of an object. Room for it is reserved before it is kept: for all of it at once if the response
 * says how long it is. Gives the room back if the content does not arrive.
 */
export async function receiveContent(
  response: IncomingMessage,
  reserve: (bytes: number) => void,
  progress: () => void
): Promise<Buffer> {
  const { 'content-length': announced } = response.headers
  let reserved = 0
  const take = (bytes: number) => {
    reserve(bytes)
    reserved += bytes
  }
  try {
    return announced === undefined
      ? await receiveParts(response, take, progress)
      : await receiveAll(response, Number(announced), take, progress)
  } catch (error) {
    if (reserved > 0) reserve(-reserved)
    throw error
  }
}

async function receiveAll(
  response: IncomingMessage,
  length: number,
  take: (bytes: number) => void,
  progress: () => void
): Promise<Buffer> {
  take(length)
  if (length > constants.MAX_LENGTH) {
    throw new StorageError('no-room', `An object of ${length} bytes is larger than Node.js can hold.`)
  }
  const content = Buffer.allocUnsafe(length)
  let place = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    place += part.copy(content, place)
    progress()
  }
  if (place < length) throw new StorageError('unavailable', `S3 sent ${place} of ${length} bytes.`)
  return content
}

/** Receives content of unknown length. It is joined part by part, so that this holds up nothing. */
function receiveParts(response: IncomingMessage, take: (bytes: number) => void, progress: () => void): Promise<Buffer> {
  return joinAndHash(taking(response, take, progress), () => nextTurn())
}

async function* taking(
  response: AsyncIterable<Buffer>,
  take: (bytes: number) => void,
  progress: () => void
): AsyncGenerator<Buffer> {
  for await (const part of response) {
    take(part.length)
    progress()
    yield part
  }
}
