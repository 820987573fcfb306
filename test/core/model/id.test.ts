import assert from 'node:assert/strict'
import { Check } from '@sinclair/typebox/value'
import fc from 'fast-check'
import t from 'tap'
import { Identifier } from '../../../src/core/model/id.js'
import { validate } from '../../../src/core/validation/validate.js'
import { anyCharacter } from '../../support/any-character.js'
import { holds, runs } from '../../support/property.js'

t.test('an identifier is 1 to 64 letters, digits, dots, dashes and underscores, but neither . nor ..', async (t) => {
  const text = fc.string({ unit: fc.constantFrom(...'aZ09._-... /é\n;'), maxLength: 70 })
  const property = fc.property(text, (text) => {
    const expected = /^[A-Za-z0-9_.-]{1,64}$/.test(text) && text !== '.' && text !== '..' && !text.endsWith('\n')
    assert.equal(Check(Identifier, text), expected, JSON.stringify(text))
  })
  await holds(t, property, runs(150, 20_000))
  for (const text of ['a', '_', '-', '...', '.a', '..a', 'a..', 'a'.repeat(64), '.'.repeat(64)]) {
    t.ok(Check(Identifier, text), text)
  }
  for (const text of ['', '.', '..', 'a'.repeat(65), 'a\n', '\na', 'a b', 'ä']) t.notOk(Check(Identifier, text), text)
})

t.test('the message says what an identifier is and, where there is one, suggests an identifier like it', async (t) => {
  const message = (value: unknown) => validate(Identifier, value)[0]?.message
  const rule = 'must be 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)'
  t.equal(message('second – fails'), `${rule}, not "second – fails"; did you mean second-fails?`)
  t.equal(message('café/1'), `${rule}, not "café/1"; did you mean cafe-1?`)
  t.equal(message('..'), `${rule}, not ".."`)
  t.equal(message('💥'), `${rule}, not "💥"`)
  t.equal(message(7), `${rule}, not 7`)
})

t.test('what is suggested is an identifier, for a text of any length', async (t) => {
  const property = fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
    const [, suggested] = validate(Identifier, text)[0]?.message.match(/did you mean (.*)\?$/) ?? []
    if (suggested !== undefined) assert.ok(Check(Identifier, suggested), JSON.stringify([text, suggested]))
  })
  await holds(t, property, runs(150, 20_000))
})
