import t from 'tap'
import { Findings } from '../../../src/core/collections/findings.js'

t.test('the first findings are kept, and all are counted', async (t) => {
  const findings = new Findings<number>(3)
  for (let item = 1; item <= 5; item++) findings.add(item)
  t.strictSame({ total: findings.total, first: findings.first }, { total: 5, first: [1, 2, 3] })
})
