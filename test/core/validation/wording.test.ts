import { type TSchema, Type } from '@sinclair/typebox'
import t from 'tap'
import { Instant } from '../../../src/core/time/instant.js'
import { formatPath } from '../../../src/core/validation/problem.js'
import { StringEnum } from '../../../src/core/validation/string-enum.js'
import { validate } from '../../../src/core/validation/validate.js'

const problems = (schema: TSchema, value: unknown) =>
  validate(schema, value).map(({ at, message }) => `${formatPath(at)} ${message}`)

const object = (members: Record<string, TSchema>) => Type.Object(members, { additionalProperties: false })
const Colour = StringEnum(['RED', 'GREEN'])
const Named = Type.String({ pattern: '^[a-z]+$', description: 'lower-case letters' })

/** What each kind of schema takes, in words. */
const KINDS: readonly (readonly [TSchema, string])[] = [
  [Colour, 'one of RED, GREEN'],
  [Type.String(), 'a string'],
  [Type.String({ minLength: 1 }), 'a string of at least 1 character'],
  [Type.String({ minLength: 2 }), 'a string of at least 2 characters'],
  [Type.String({ maxLength: 9 }), 'a string of at most 9 characters'],
  [Type.String({ minLength: 1, maxLength: 9 }), 'a string of 1 to 9 characters'],
  [Type.String({ pattern: '^a' }), 'a string that matches ^a'],
  [Type.String({ maxLength: 9, pattern: '^a' }), 'a string of at most 9 characters that matches ^a'],
  [Type.String({ description: 'what it is for' }), 'a string'],
  [Named, 'lower-case letters'],
  [Instant, 'an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z'],
  [Type.Integer(), 'a whole number'],
  [Type.Integer({ minimum: 0 }), 'a whole number of at least 0'],
  [Type.Integer({ minimum: 1, maximum: 9 }), 'a whole number of at least 1 and at most 9'],
  [Type.Number(), 'a number'],
  [Type.Number({ exclusiveMinimum: 0, maximum: 9 }), 'a number above 0 and at most 9'],
  [Type.Number({ minimum: 0.5, description: 'seconds' }), 'a number of at least 0.5'],
  [Type.Boolean(), 'true or false'],
  [Type.Literal(true), 'true'],
  [Type.Literal('x'), '"x"'],
  [Type.Array(Type.String()), 'an array'],
  [object({ a: Type.String(), b: Type.Optional(Type.String()) }), 'an object with the members a, b?'],
  [Type.Record(Type.String(), Type.String()), 'an object'],
  [Type.Union([Colour, Type.Array(Type.String())]), 'one of RED, GREEN, or an array']
]

t.test('what is missing, or of another type, is told with what would be right', async (t) => {
  for (const [schema, words] of KINDS) {
    t.strictSame(problems(object({ a: schema }), {}), [`$.a is missing; it must be ${words}`], words)
    t.strictSame(problems(object({ a: schema }), { a: null }), [`$.a must be ${words}, not null`], words)
  }
})

t.test('a value that breaks a constraint is told with the constraint', async (t) => {
  for (const [schema, value, message] of [
    [Type.String({ minLength: 1 }), '', '$ must be a string of at least 1 character, not ""'],
    [Type.String({ maxLength: 2 }), 'abc', '$ must be a string of at most 2 characters, not "abc"'],
    [Named, 'A', '$ must be lower-case letters, not "A"'],
    [Type.String({ pattern: '^a' }), 'b', '$ must be a string that matches ^a, not "b"'],
    [Type.Integer({ minimum: 1 }), 0, '$ must be a whole number of at least 1, not 0'],
    [Type.Integer({ minimum: 1, maximum: 2 }), 3, '$ must be a whole number of at least 1 and at most 2, not 3'],
    [Type.Number({ exclusiveMinimum: 0 }), 0, '$ must be a number above 0, not 0'],
    [Type.Integer(), 1.5, '$ must be a whole number, not 1.5'],
    [Type.Literal(1), 2, '$ must be 1, not 2'],
    [Colour, 7, '$ must be one of RED, GREEN, not 7'],
    [Colour, 'BLUE', '$ must be one of RED, GREEN, not "BLUE"'],
    [Colour, 'GREN', '$ must be one of RED, GREEN, not "GREN"; did you mean GREEN?'],
    [Colour, 'green', '$ must be one of RED, GREEN, not "green"; did you mean GREEN?'],
    [Type.Array(Type.Null(), { minItems: 1 }), [], '$ must have at least 1 entry'],
    [Type.Array(Type.Null(), { minItems: 2 }), [null], '$ must have at least 2 entries'],
    [Type.Array(Type.Null(), { maxItems: 2 }), [null, null, null], '$ must have at most 2 entries; it has 3'],
    [
      Type.String({ maxLength: 1 }),
      'x'.repeat(99),
      `$ must be a string of at most 1 characters, not "${'x'.repeat(56)}…`
    ]
  ] as const) {
    t.strictSame(problems(schema, value), [message])
  }
})

t.test('a member that is unknown is told with those that are known, and the nearest of them', async (t) => {
  const schema = object({ state: Type.String(), type: Type.Optional(Type.String()) })
  t.strictSame(problems(schema, { state: '', stat: 1 }), [
    '$.stat is unknown here; the known members are state, type?; did you mean state?'
  ])
  t.strictSame(problems(schema, { state: '', colour: 1 }), [
    '$.colour is unknown here; the known members are state, type?'
  ])
  t.strictSame(problems(object({}), { any: 1 }), ['$.any is unknown here; none is taken'])
})

t.test('of members that exclude each other exactly one is asked for', async (t) => {
  const members = { ms: Type.Optional(Type.Integer()), to: Type.Optional(Type.String()) }
  const schema = Type.Object(members, { additionalProperties: false, minProperties: 1, maxProperties: 1 })
  t.strictSame(problems(schema, {}), ['$ must have exactly one of ms, to'])
  t.strictSame(problems(schema, { ms: 1, to: '' }), ['$ must have exactly one of ms, to'])
  t.strictSame(problems(schema, { ms: 1 }), [])
})

t.test('of a union the variant of the type of the value is explained, else all of them', async (t) => {
  const schema = Type.Union([Colour, Type.Array(Type.Integer()), object({ a: Type.Integer() })])
  t.strictSame(problems(schema, 'REDD'), ['$ must be one of RED, GREEN, not "REDD"; did you mean RED?'])
  t.strictSame(problems(schema, [1, 'x']), ['$[1] must be a whole number, not "x"'])
  t.strictSame(problems(schema, { a: 'x' }), ['$.a must be a whole number, not "x"'])
  const all = 'must be one of RED, GREEN, or an array, or an object with the members a'
  for (const value of [7, null, true]) t.strictSame(problems(schema, value), [`$ ${all}, not ${value}`])
  const alike = Type.Union([object({ a: Type.Integer() }), object({ b: Type.Integer() })])
  t.strictSame(problems(alike, { a: 'x' }), [
    '$ must be an object with the members a, or an object with the members b, not {"a":"x"}'
  ])
  const nested = Type.Union([Type.Array(Type.Union([Type.Array(Type.Integer()), Colour])), Type.Null()])
  t.strictSame(problems(nested, [[1], ['x'], 'PINK']), [
    '$[1][0] must be a whole number, not "x"',
    '$[2] must be one of RED, GREEN, not "PINK"'
  ])
})
