import t from 'tap'
import { formatInstant, LAST_INSTANT, parseInstant } from '../../../src/core/time/instant.js'

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
    '1772442900'
  ]) {
    t.equal(parseInstant(text), undefined, text)
  }
  t.equal(parseInstant('2028-02-29T00:00:00Z'), Date.UTC(2028, 1, 29), 'a leap day is one')
})
