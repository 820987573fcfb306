import t from 'tap'
import { describeEviction, type Eviction, Evictions } from '../../../src/core/sandbox/eviction.js'

const evictionOf = (name: string): Eviction => ({
  name,
  at: '2026-03-02T09:15:00.000Z',
  madeRoomFor: 'new',
  maxSandboxes: 2
})

t.test('an eviction is remembered until its sandbox is used again', async (t) => {
  const evictions = new Evictions()
  evictions.add(evictionOf('a'))
  t.equal(evictions.take('b'), undefined)
  t.strictSame(evictions.take('a'), evictionOf('a'))
  t.equal(evictions.take('a'), undefined)
  t.equal(evictions.count, 1)
})

t.test('the latest thousand evictions are remembered, and all are counted', async (t) => {
  const evictions = new Evictions()
  for (let n = 0; n < 1002; n++) evictions.add(evictionOf(`s${n}`))
  t.equal(evictions.count, 1002)
  t.strictSame([evictions.take('s0'), evictions.take('s1')], [undefined, undefined])
  t.strictSame([evictions.take('s2'), evictions.take('s1001')], [evictionOf('s2'), evictionOf('s1001')])
})

t.test('the description names both sandboxes, the time and the option', async (t) => {
  t.equal(
    describeEviction(evictionOf('a')),
    'Sandbox a was evicted at 2026-03-02T09:15:00.000Z, with all of its jobs, to make room for sandbox new. There can be 2 sandboxes; raise --max-sandboxes.'
  )
})
