import { createHash } from 'node:crypto'
import { atOnce, type Steps } from '../time/steps.js'

/** How many bytes are hashed at a time, which takes about two milliseconds. */
const BYTES_PER_STEP = 1_048_576

/** The digests of content that has been hashed. Content never changes. */
const DIGESTS = new WeakMap<Buffer, string>()

/** Returns the MD5 digest of content in base64, as the service has it. Content is hashed once. */
export function md5Of(content: Buffer): string {
  return atOnce(md5InSteps(content))
}

/** Does what `md5Of` does, and yields now and then. */
export function* md5InSteps(content: Buffer): Steps<string> {
  const known = DIGESTS.get(content)
  if (known !== undefined) return known
  const hash = createHash('md5')
  for (let start = 0; start < content.length; start += BYTES_PER_STEP) {
    hash.update(content.subarray(start, start + BYTES_PER_STEP))
    yield
  }
  return remember(content, hash.digest('base64'))
}

/** Joins the parts of content, and hashes each as it arrives. `pause` is awaited after each part. */
export async function joinAndHash(parts: AsyncIterable<Buffer>, pause: () => Promise<void>): Promise<Buffer> {
  const hash = createHash('md5')
  const arrived: Buffer[] = []
  let length = 0
  for await (const part of parts) {
    hash.update(part)
    arrived.push(part)
    length += part.length
    await pause()
  }
  const content = Buffer.allocUnsafe(length)
  let place = 0
  for (const part of arrived) {
    content.set(part, place)
    place += part.length
    await pause()
  }
  remember(content, hash.digest('base64'))
  return content
}

function remember(content: Buffer, digest: string): string {
  DIGESTS.set(content, digest)
  return digest
}
