import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { JsonBase64, JsonList, JsonMembers, jsonPieces } from '../../../src/core/collections/json-pieces.js'
import { holds, runs } from '../../support/property.js'

const text = (value: unknown) => [...jsonPieces(value)].join('')

t.test('the pieces of a value are its JSON, whatever of it is serialized in pieces', async (t) => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue().map((plain) => ({ inPieces: plain, whole: plain })),
      fc.uint8Array().map((bytes) => {
        const buffer = Buffer.from(bytes)
        return { inPieces: new JsonBase64(buffer), whole: buffer.toString('base64') }
      }),
      fc.array(tie('value')).map((entries) => {
        const items = entries as { inPieces: unknown; whole: unknown }[]
        const toJson = ({ inPieces }: { inPieces: unknown }) => inPieces
        return { inPieces: new JsonList(items, toJson), whole: items.map(({ whole }) => whole) }
      }),
      fc.dictionary(fc.string(), fc.option(tie('value'), { nil: undefined })).map((members) => {
        const of = (form: 'inPieces' | 'whole') =>
          Object.fromEntries(Object.entries(members).map(([name, member]) => [name, Object(member)[form]]))
        return { inPieces: new JsonMembers(of('inPieces')), whole: of('whole') }
      })
    )
  }))
  await holds(
    t,
    fc.property(value, (generated) => {
      const { inPieces, whole } = generated as { inPieces: unknown; whole: unknown }
      assert.equal(text(inPieces), JSON.stringify(whole))
    }),
    runs(100, 5000)
  )
})

t.test('an entry of a list is made when its piece is read, and no piece of base64 is long', async (t) => {
  const made: number[] = []
  const pieces = jsonPieces(new JsonList([1, 2, 3], (item) => made.push(item)))
  for (let piece = 0; piece < 4; piece++) pieces.next()
  t.strictSame(made, [1, 2])
  const bytes = Buffer.alloc(1_000_000, 'x')
  const encoded = [...jsonPieces(new JsonBase64(bytes))]
  t.ok(Math.max(...encoded.map(({ length }) => length)) <= 262_144)
  t.equal(encoded.join(''), JSON.stringify(bytes.toString('base64')))
})
