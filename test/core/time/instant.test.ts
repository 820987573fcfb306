import t from 'tap'
import { formatInstant, parseInstant } from '../../../src/core/time/instant.js'

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
    '1772442900'
  ]) {
    t.equal(parseInstant(text), undefined, text)
  }
  t.equal(parseInstant('2028-02-29T00:00:00Z'), Date.UTC(2028, 1, 29), 'a leap day is one')
})
