import t from 'tap'
import { copyText } from '../../../src/core/memory/copy-text.js'
import { sizeOf } from '../../../src/core/memory/size-of.js'

t.test('a value counts for at least its texts, however it is built', async (t) => {
  const text = 'x'.repeat(1000)
  for (const value of [text, [text], { a: text }, { [text]: 1 }, [[{ a: { b: text } }]]]) {
    t.ok(sizeOf(value) >= 1000)
    t.ok(sizeOf(value) < 1400)
  }
  t.ok(sizeOf('\u20ac'.repeat(1000)) >= 2000, 'a character beyond Latin-1 takes two bytes')
  for (const value of [undefined, null, true]) t.equal(sizeOf(value), 0)
})

t.test('a value counts for its structure, even if that is nearly all of it', async (t) => {
  t.ok(sizeOf(Array(10_000).fill([])) > 10_000 * 40)
  t.ok(sizeOf(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [index, 0]))) > 10_000 * 96)
  let deep: unknown = 'x'
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  t.ok(sizeOf(deep) > 100_000 * 40, 'a hundred thousand levels')
})

t.test('a copy equals the text, whatever its characters', async (t) => {
  for (const text of ['', 'abc', 'a\u00e9', '\u20ac', '\ud83d\ude00', 'a\ud83d']) t.equal(copyText(text), text)
})
