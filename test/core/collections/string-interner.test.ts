import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { StringInterner } from '../../../src/core/collections/string-interner.js'
import { usedHeapBytes } from '../../support/memory.js'
import { holds, runs, sequence } from '../../support/property.js'

const LENGTH = 4096

/** A text in memory of its own, although an equal one exists. */
function copyOf(ending: string): string {
  return Buffer.alloc(LENGTH, ending.padStart(LENGTH, '-')).toString('latin1')
}

t.test('whatever was interned before, a string comes back equal, and undefined as undefined', async (t) => {
  const text = fc.option(fc.string({ maxLength: 4 }), { nil: undefined })
  await holds(
    t,
    fc.property(sequence(text, 300), (texts) => {
      const strings = new StringInterner()
      for (const each of texts) assert.equal(strings.intern(each), each)
    }),
    runs(50, 2000)
  )
})

t.test('equal strings share their memory, also while others are interned in turn with them', async (t) => {
  const strings = new StringInterner()
  const endings = 'abcdefgh'
  const before = await usedHeapBytes()
  const held = Array.from({ length: 800 }, (_, index) => strings.intern(copyOf(endings[index % 8] as string)))
  const bytes = (await usedHeapBytes()) - before
  t.ok(bytes < 100 * LENGTH, `800 strings of 8 kinds take ${bytes} bytes`)
  t.equal(held[799], copyOf('h'))
})

t.test('no more than 256 strings are remembered', async (t) => {
  const strings = new StringInterner()
  const before = await usedHeapBytes()
  for (let index = 0; index < 4000; index++) strings.intern(copyOf(String.fromCharCode(index % 251, index % 241)))
  const bytes = (await usedHeapBytes()) - before
  t.ok(bytes < 300 * LENGTH, `4000 different strings leave ${bytes} bytes`)
  t.equal(strings.intern('a'), 'a')
})
