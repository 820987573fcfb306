import type { Readable } from 'node:stream'
import { AdminError } from '../plane/admin-error.js'
import { decodeUtf8 } from '../plane/body-text.js'

/**
 * Yields the lines of a body as they arrive, in one list for each chunk; the last line needs no line feed. Throws an
 * AdminError if a line is longer than `maxLength` characters, if the body is not UTF-8, or if the connection breaks.
 */
export async function* linesOf(body: Readable, maxLength: number): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of chunksOf(body)) {
    const lines = (rest + decodeUtf8(decoder, chunk)).split('\n')
    rest = lines.pop() as string
    if ([rest, ...lines].some(({ length }) => length > maxLength)) {
      throw new AdminError(
        'PayloadTooLarge',
        `A line is longer than ${maxLength} bytes; the limit is set by --body-limit.`
      )
    }
    if (lines.length > 0) yield lines
  }
  const last = rest + decodeUtf8(decoder)
  if (last !== '') yield [last]
}

async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body.iterator({ destroyOnReturn: false })
  } catch (error) {
    throw new AdminError('Invalid', `The body broke off: ${(error as Error).message}.`)
  } finally {
    // What is left of a body that was refused is in the way of the next request on its connection.
    body.resume()
  }
}
