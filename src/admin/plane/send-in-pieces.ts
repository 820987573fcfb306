import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { jsonPieces } from '../../core/collections/json-pieces.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { takeForResponse } from '../../core/sandbox/waiting-response.js'
import type { TimeSlices } from '../../core/time/time-slices.js'

declare module 'fastify' {
  interface FastifyReply {
    /**
     * Sends JSON that may be long: it is serialized in slices, as fast as the client reads it. `onClose` is called when
     * the response is complete, or when the client has left.
     */
    sendInPieces(value: unknown, onClose?: () => void): FastifyReply
  }
}

/** How many characters are written at a time. */
const CHUNK_LENGTH = 16_384

/** Adds `sendInPieces` to the replies of a plane. */
export function sendInPieces(app: FastifyInstance, slices: TimeSlices): void {
  app.decorateReply('sendInPieces', function (this: FastifyReply, value, onClose = () => {}) {
    const { sandbox, method } = this.request
    const giveBack = takeForResponse(sandbox, CHUNK_LENGTH, method)
    const stream = Readable.from(counted(chunksOf(jsonPieces(value), slices.stretch()), sandbox, method))
    stream.once('close', () => {
      giveBack()
      onClose()
    })
    return this.type('application/json; charset=utf-8').send(stream)
  })
}

async function* chunksOf(pieces: Iterable<string>, pause: () => Promise<void>): AsyncGenerator<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk
      chunk = ''
    }
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
