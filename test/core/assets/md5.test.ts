import { createHash } from 'node:crypto'
import t from 'tap'
import { joinAndHash, md5InSteps, md5Of } from '../../../src/core/assets/md5.js'

const MEBIBYTE = 1_048_576
const digestOf = (content: Buffer) => createHash('md5').update(content).digest('base64')

/** How many steps it takes to hash content. */
function stepsOf(content: Buffer): number {
  const steps = md5InSteps(content)
  let count = 0
  while (!steps.next().done) count++
  return count
}

t.test('content of any length is hashed, a mebibyte in a step and only once', async (t) => {
  for (const [length, steps] of [
    [0, 0],
    [1, 1],
    [MEBIBYTE, 1],
    [3 * MEBIBYTE + 1, 4]
  ] as const) {
    const content = Buffer.alloc(length, 'x')
    t.equal(stepsOf(content), steps)
    t.equal(md5Of(content), digestOf(content))
    t.equal(stepsOf(content), 0)
  }
})

t.test('what arrives in parts is hashed as it arrives, and others have their turn after each part', async (t) => {
  const parts = Array.from({ length: 20 }, (_, index) => Buffer.alloc(1000 + index, String(index)))
  let pauses = 0
  const seen: number[] = []
  async function* arriving() {
    for (const part of parts) {
      seen.push(pauses)
      yield part
    }
  }
  const content = await joinAndHash(arriving(), async () => {
    pauses++
  })
  t.strictSame(content, Buffer.concat(parts))
  t.strictSame(
    seen,
    parts.map((_, index) => index)
  )
  t.equal(pauses, 2 * parts.length, 'once for each when it is hashed, and once when it is copied')
  t.equal(stepsOf(content), 0, 'nothing is left to hash')
  t.equal(md5Of(content), digestOf(content))
})
