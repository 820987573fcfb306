import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { printable, printableLines } from '../../../src/core/validation/printable.js'
import { anyCharacter } from '../../support/any-character.js'
import { holds, runs } from '../../support/property.js'

t.test('what a terminal would obey is escaped, and all other text stays as it is', async (t) => {
  for (const [text, expected] of [
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\u0000\u0007\u007f\u009b2J', '\\u0000\\u0007\\u007f\\u009b2J'],
    ['\u2028\u2029\u202egnp.exe\u2066\u200f', '\\u2028\\u2029\\u202egnp.exe\\u2066\\u200f'],
    ['\ud800', '\\ud800'],
    ['Grüße, 世界, 👩‍💻', 'Grüße, 世界, 👩‍💻']
  ] as const) {
    t.equal(printable(text), expected)
  }
  t.equal(printableLines('a\u001b\nb\r\n'), 'a\\u001b\nb\\r\n')
})

t.test('no text is printed with a control character, and printing it twice changes nothing more', async (t) => {
  const property = fc.property(fc.string({ unit: anyCharacter }), (text) => {
    const printed = printable(text)
    assert.doesNotMatch(printed, /[\p{Cc}\p{Cs}]/u)
    assert.equal(printable(printed), printed)
  })
  await holds(t, property, runs(100, 20_000))
})
