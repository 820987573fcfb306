import t from 'tap'
import { interleave, ratios } from '../../bench/support/rounds.js'

t.test('candidates are measured in turn, and each round begins with another', async (t) => {
  const order: string[] = []
  const values = await interleave(['a', 'b'], 3, async (one) => order.push(one))
  t.equal(order.join(''), 'abbaab')
  t.strictSame(
    [...values],
    [
      ['a', [1, 4, 5]],
      ['b', [2, 3, 6]]
    ]
  )
})

t.test('a candidate that fails is reported once and left out, and the others are measured to the end', async (t) => {
  const failed: string[] = []
  const measure = async (one: string) => {
    if (one === 'b' && order.push(one) === 2) throw new Error('it broke')
    return 2
  }
  const order: string[] = []
  const values = await interleave(['a', 'b', 'c'], 4, measure, (one, error) => failed.push(`${one}: ${error}`))
  t.strictSame(failed, ['b: Error: it broke'])
  t.strictSame([...values.keys()], ['a', 'c'])
  t.strictSame(values.get('c'), [2, 2, 2, 2])
  t.equal(order.length, 2)
  t.equal(ratios(values, 'a', 'b'), undefined)
})

t.test('a failure is thrown if nothing handles it', async (t) => {
  const failing = interleave(['a'], 1, () => Promise.reject(new Error('it broke')))
  await t.rejects(failing, { message: 'it broke' })
})
