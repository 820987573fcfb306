import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { jsonPieces } from '../../core/collections/json-pieces.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { SMALL_RESPONSE, takeForResponse } from '../../core/sandbox/waiting-response.js'
import type { TimeSlices } from '../../core/time/time-slices.js'

declare module 'fastify' {
  interface FastifyReply {
    /**
     * Sends JSON that may be long: it is serialized in slices, as fast as the client reads it. What turns out to be
     * short is sent whole. `onClose` is called when all of the value has been serialized, or when the client has left.
     */
    sendInPieces(value: unknown, onClose?: () => void): FastifyReply
  }
}

/** How many characters are written at a time. */
const CHUNK_LENGTH = 16_384

/** How many pieces are serialized at once to see whether they are all. */
const MOST_AT_ONCE = 64

/** Adds `sendInPieces` to the replies of a plane. */
export function sendInPieces(app: FastifyInstance, slices: TimeSlices): void {
  app.decorateReply('sendInPieces', function (this: FastifyReply, value, onClose = () => {}) {
    const { sandbox, method } = this.request
    this.type('application/json; charset=utf-8')
    const pieces = jsonPieces(value)
    const { text, isWhole } = beginningOf(pieces)
    // A stream would take several writes, and most of the time of a short response.
    if (isWhole) {
      onClose()
      return this.send(text)
    }
    const giveBack = takeForResponse(sandbox, CHUNK_LENGTH, method)
    const stream = Readable.from(counted(chunksOf(text, pieces, slices.stretch()), sandbox, method))
    stream.once('close', () => {
      giveBack()
      onClose()
    })
    return this.send(stream)
  })
}

/** Takes the first pieces, until they are many or long, or the next one is worth a pause, which an empty piece says. */
function beginningOf(pieces: Iterator<string>): { text: string; isWhole: boolean } {
  let text = ''
  for (let count = 0; count < MOST_AT_ONCE && text.length <= SMALL_RESPONSE; count++) {
    const { done, value: piece } = pieces.next()
    if (done) return { text, isWhole: true }
    if (piece === '') break
    text += piece
  }
  return { text, isWhole: false }
}

async function* chunksOf(
  beginning: string,
  pieces: Iterable<string>,
  pause: () => Promise<void>
): AsyncGenerator<string> {
  let chunk = beginning
  for (const piece of pieces) {
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk
      chunk = ''
    }
    chunk += piece
    await pause()
  }
  if (chunk !== '') yield chunk
}

/**
 * Counts each long chunk as memory of the sandbox until the next one is asked for. If there is no room for it, the
 * response is cut off.
 */
async function* counted(chunks: AsyncIterable<string>, sandbox: Sandbox, method: string): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    const giveBack = chunk.length > 2 * CHUNK_LENGTH ? takeForResponse(sandbox, chunk.length, method) : undefined
    try {
      yield chunk
    } finally {
      giveBack?.()
    }
  }
}
