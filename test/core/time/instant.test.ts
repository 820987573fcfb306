import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { formatInstant, Instant, LAST_INSTANT, parseInstant } from '../../../src/core/time/instant.js'
import { validate } from '../../../src/core/validation/validate.js'
import { holds, runs } from '../../support/property.js'

t.test('the forms in which instants are written', async (t) => {
  const expected = Date.UTC(2026, 2, 2, 9, 15)
  for (const text of [
    '2026-03-02T09:15:00Z',
    '2026-03-02T09:15:00.000Z',
    '2026-03-02T09:15:00.0004Z',
    '2026-03-02T09:15:00+00:00',
    '2026-03-02T11:15:00.000000+02:00',
    '2026-03-02T11:15:00+0200'
  ]) {
    t.equal(parseInstant(text), expected, text)
  }
  t.equal(formatInstant(expected), '2026-03-02T09:15:00.000Z')
  t.equal(parseInstant('1970-01-01T00:00:00Z'), 0, 'the first')
  t.equal(parseInstant('9999-12-31T23:59:59.999Z'), LAST_INSTANT, 'and the last')
  t.equal(parseInstant('9999-12-31T23:59:59.9999Z'), LAST_INSTANT)
  t.equal(parseInstant('1969-12-31T23:00:00-01:00'), 0)
})

t.test('what is no instant', async (t) => {
  for (const text of [
    '',
    'now',
    '2026-03-02',
    '2026-03-02T09:15:00',
    '2026-02-30T09:15:00Z',
    '2026-13-02T09:15:00Z',
    '2026-03-02T25:15:00Z',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:59:59+01:00',
    '9999-12-31T23:59:59.999-00:01',
    '2100-02-29T00:00:00Z',
    '1772442900',
    '+002026-03-02T09:15:00Z'
  ]) {
    t.equal(parseInstant(text), undefined, text)
    t.equal(validate(Instant, text).length, 1, `${text}, where an instant is expected`)
  }
  t.equal(parseInstant('2028-02-29T00:00:00Z'), Date.UTC(2028, 1, 29), 'a leap day is one')
})

t.test('an instant with up to nine digits of a second and any zone is read to the millisecond', async (t) => {
  const instant = fc.record({
    ms: fc.integer({ min: 86_400_000, max: LAST_INSTANT - 86_400_000 }),
    digits: fc.stringMatching(/^\d{0,9}$/),
    offset: fc.integer({ min: -1439, max: 1439 }),
    colon: fc.constantFrom(':', '')
  })
  await holds(
    t,
    fc.property(instant, ({ ms, digits, offset, colon }) => {
      const second = Math.floor(ms / 1000) * 1000
      const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
      const zone = (offset < 0 ? '-' : '+') + twoDigits(hours) + colon + twoDigits(minutes)
      const local = new Date(second + offset * 60_000).toISOString().slice(0, 19)
      const text = local + (digits && `.${digits}`) + zone
      assert.equal(parseInstant(text), second + Number(digits.slice(0, 3).padEnd(3, '0')), text)
    }),
    runs(250, 20_000)
  )
})

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

t.test('an instant is formatted to the millisecond, which is worked out once for all instants within it', async (t) => {
  const at = Date.UTC(2026, 2, 2, 9, 15)
  const { toISOString } = Date.prototype
  let worked = 0
  t.teardown(() => {
    Date.prototype.toISOString = toISOString
  })
  Date.prototype.toISOString = function () {
    worked++
    return toISOString.call(this)
  }
  const texts = [at + 1, at + 1.25, at + 1.999, at + 2, at + 1.5].map(formatInstant)
  Date.prototype.toISOString = toISOString
  const [first, second] = ['2026-03-02T09:15:00.001Z', '2026-03-02T09:15:00.002Z']
  t.strictSame(texts, [first, first, first, second, first])
  t.equal(worked, 3)
})
