import { Check } from '@sinclair/typebox/value'
import fc from 'fast-check'
import t from 'tap'
import { BoundedText } from '../../../src/core/validation/bounded-text.js'
import { validate } from '../../../src/core/validation/validate.js'
import { anyCharacter } from '../../support/any-character.js'
import { holds, runs } from '../../support/property.js'

t.test('a text fits if it has so many code points', async (t) => {
  await holds(
    t,
    fc.property(
      fc.nat({ max: 3 }),
      fc.nat({ max: 4 }),
      fc.string({ unit: anyCharacter, maxLength: 9 }),
      (min, more, text) => {
        const { length } = [...text]
        return Check(BoundedText(min, min + more), text) === (length >= min && length <= min + more)
      }
    ),
    runs(250, 10_000)
  )
})

t.test('what does not fit is told with its bounds', (t) => {
  t.match(validate(BoundedText(1, 2), '😀😀😀'), [
    { at: [], message: /^must be a string of 1 to 2 characters, not "😀😀😀"/ }
  ])
  t.match(validate(BoundedText(1, 2), 3), [{ at: [], message: 'must be a string of 1 to 2 characters, not 3' }])
  t.end()
})
