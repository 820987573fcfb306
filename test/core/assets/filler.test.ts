import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { Filler } from '../../../src/core/assets/filler.js'
import { anyCharacter } from '../../support/any-character.js'
import { holds, runs } from '../../support/property.js'

t.test('a filler is its text over and over, and every range of it is a part of the whole', async (t) => {
  const part = (filler: Filler, first?: number, last?: number) => Buffer.concat([...filler.pieces(first, last)])
  await holds(
    t,
    fc.property(
      fc.string({ minLength: 1, maxLength: 300, unit: anyCharacter }),
      fc.nat({ max: 200_000 }),
      fc.nat(),
      fc.nat(),
      (text, length, a, b) => {
        const bytes = Buffer.from(text)
        const whole = part(new Filler(bytes, length))
        assert.ok(whole.equals(Buffer.alloc(length, bytes)))
        if (length === 0) return
        const [first, last] = [a % length, b % length].sort((one, other) => one - other) as [number, number]
        assert.ok(part(new Filler(bytes, length), first, last).equals(whole.subarray(first, last + 1)))
      }
    ),
    runs(60, 2000)
  )
})

t.test('the pieces of a long filler share their memory', async (t) => {
  const buffers = new Set<ArrayBufferLike>()
  let length = 0
  for (const piece of new Filler(Buffer.from('abc'), 50_000_000).pieces()) {
    buffers.add(piece.buffer)
    length += piece.length
  }
  t.strictSame([length, buffers.size], [50_000_000, 1])
})
