import fc from 'fast-check'
import t from 'tap'
import { ms } from '../../src/client/index.js'
import { holds, runs } from '../support/property.js'

t.test('a text is its number of milliseconds', async (t) => {
  const values = ['0ms', '250ms', '90s', '1.5s', '15m', '6h', '2d', '1h30m', '1d2h3m4s5ms'].map((text) => ms(text))
  t.strictSame(values, [0, 250, 90_000, 1500, 900_000, 21_600_000, 172_800_000, 5_400_000, 93_784_005])
})

t.test('a number is itself', async (t) => {
  await holds(
    t,
    fc.property(fc.nat(), (value) => ms(value) === value && ms(`${value}ms`) === value),
    runs(50, 1000)
  )
})

t.test('what is not a duration is refused with what would be right', async (t) => {
  for (const wrong of [
    '',
    '6',
    'h',
    '6 h',
    '-1s',
    '6H',
    '1h30',
    'ms',
    '1.s',
    '٣s',
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY
  ]) {
    t.throws(
      () => ms(wrong),
      { name: 'TypeError', message: /is not a duration: use milliseconds.*'6h'/ },
      String(wrong)
    )
  }
})
