import { createHash } from 'node:crypto'
import t from 'tap'
import { SHARDS, shardOf } from '../../../src/core/collections/shard-of.js'

const KEYS = 200_000
const WINDOW = 2000

/** Ids that are told apart by their end, by their beginning, by all of their characters, and by their middle. */
const IDS: Readonly<Record<string, (index: number) => string>> = {
  'numbered at the end': (index) => `job${String(index).padStart(29, '0')}`,
  'numbered at the beginning': (index) => String(index).padStart(8, '0').padEnd(32, 'a'),
  'numbered within 32 characters': (index) => `job-${index}-of-the-test`.padEnd(32, '-'),
  'numbered at the beginning of 256 characters': (index) => String(index).padStart(8, '0').padEnd(256, 'a'),
  random: (index) => createHash('md5').update(String(index)).digest('hex')
}

for (const [name, idOf] of Object.entries(IDS)) {
  t.test(`maps for ids that are ${name} do not pass a power of two together, and none gets many`, async (t) => {
    const sizes = new Array<number>(SHARDS).fill(0)
    const rehashed = new Array<number>(Math.ceil(KEYS / WINDOW)).fill(0)
    for (let index = 0; index < KEYS; index++) {
      const shard = shardOf(idOf(index))
      const size = (sizes[shard] as number) + 1
      sizes[shard] = size
      // A map whose entries are a power of two rehashes them all to make room.
      const window = Math.floor(index / WINDOW)
      if ((size & (size - 1)) === 0) rehashed[window] = (rehashed[window] as number) + size
    }
    t.equal(sizes.length, SHARDS)
    t.ok(Math.max(...sizes) < (KEYS / SHARDS) * 2, `the largest has ${Math.max(...sizes)} of ${KEYS}`)
    // A single map of 200,000 rehashes 131,072 at once, and 64 maps of one size as many.
    t.ok(Math.max(...rehashed) < KEYS / 10, `${Math.max(...rehashed)} of ${KEYS} are rehashed within ${WINDOW}`)
  })
}

t.test('every key has a shard, however short it is', async (t) => {
  for (const key of ['', 'a', 'ab', 'é', '\u{1f600}', 'x'.repeat(17)]) {
    const shard = shardOf(key)
    t.ok(Number.isInteger(shard) && shard >= 0 && shard < SHARDS, `${key}: ${shard}`)
  }
})
