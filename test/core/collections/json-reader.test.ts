import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { JsonReader } from '../../../src/core/collections/json-reader.js'
import { anyCharacter } from '../../support/any-character.js'
import { holds, runs } from '../../support/property.js'

/** Cuts a text into pieces of these lengths, again and again. */
function* pieces(text: string, lengths: readonly number[]): Generator<string> {
  for (let start = 0, turn = 0; start < text.length; turn++) {
    const length = lengths[turn % lengths.length] as number
    yield text.slice(start, start + length)
    start += length
  }
}

function read(text: string, levels: number, lengths: readonly number[]): unknown {
  const reader = new JsonReader(levels)
  for (const piece of pieces(text, lengths)) reader.push(piece)
  return reader.end()
}

/** The value of a text, or that it has none. */
function resultOf(act: () => unknown): unknown {
  try {
    return { value: act() }
  } catch (error) {
    assert.ok(error instanceof SyntaxError, String(error))
    return 'not JSON'
  }
}

const levels = fc.nat({ max: 5 })
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })

/** JSON with as much space as one likes, and with names that an object has anyway. */
const json = fc
  .tuple(
    fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.dictionary(
        fc.constantFrom('__proto__', 'a', '"\\', 'ü', ''),
        fc.jsonValue({ maxDepth: 3, stringUnit: anyCharacter })
      )
    ),
    fc.constantFrom(undefined, 1, '\t', '\r\n ')
  )
  .map(([value, space]) => JSON.stringify(value, undefined, space as number | string))

t.test('what is read in pieces is what JSON.parse returns, wherever the pieces are cut', async (t) => {
  await holds(
    t,
    fc.property(json, levels, lengths, (text, levels, lengths) => {
      assert.deepStrictEqual(read(text, levels, lengths), JSON.parse(text))
      assert.equal(JSON.stringify(read(text, levels, lengths)), JSON.stringify(JSON.parse(text)), 'in the same order')
    }),
    runs(250, 20_000)
  )
})

t.test('what JSON.parse refuses is refused, and nothing else', async (t) => {
  const damage = fc.record({
    at: fc.nat({ max: 200 }),
    gone: fc.nat({ max: 2 }),
    put: fc.constantFrom('', ',', ':', '"', '\\', '[', ']', '{', '}', '1', '-', 'null', ' ', '\n', '\u0001', 'x')
  })
  await holds(
    t,
    fc.property(
      json,
      fc.array(damage, { minLength: 1, maxLength: 3 }),
      levels,
      lengths,
      (text, all, levels, lengths) => {
        const damaged = all.reduce((text, { at, gone, put }) => {
          const start = at % (text.length + 1)
          return text.slice(0, start) + put + text.slice(start + gone)
        }, text)
        assert.deepStrictEqual(
          resultOf(() => read(damaged, levels, lengths)),
          resultOf(() => JSON.parse(damaged))
        )
      }
    ),
    runs(500, 40_000)
  )
})

t.test('a member that is given twice has its last value', async (t) => {
  const text = '{"a":[1],"b":2,"a":{"c":3},"__proto__":[4]}'
  for (const levels of [0, 1, 2, 3]) {
    t.equal(JSON.stringify(read(text, levels, [1])), '{"a":{"c":3},"b":2,"__proto__":[4]}')
    t.equal(Object.getPrototypeOf(read(text, levels, [1])), Object.prototype)
  }
})

t.test('an error says where it is', async (t) => {
  const message = (text: string) => {
    try {
      return read(text, 2, [3])
    } catch (error) {
      return (error as Error).message
    }
  }
  t.equal(message('{"jobs": [1, 2} '), 'Unexpected token "}" in JSON at position 14')
  t.match(message('{"jobs": [1, nul]}'), /, in the value that begins at position 13$/)
  t.equal(message('{"jobs": [1, 2'), 'Unexpected end of JSON input')
  t.equal(message(''), 'Unexpected end of JSON input')
  t.equal(message('{} {}'), 'Unexpected token "{" in JSON at position 3')
})
