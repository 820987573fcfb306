import t from 'tap'
import { SharedWork } from '../../../src/core/time/shared-work.js'

t.test('work of one key is shared until it is done, and that of another key is begun beside it', async (t) => {
  const shared = new SharedWork<string>()
  const begun: string[] = []
  const ends: (() => void)[] = []
  const run = (key: string) =>
    shared.run(key, () => {
      begun.push(key)
      return new Promise((resolve) => ends.push(resolve))
    })
  const first = run('a')
  t.equal(run('a'), first)
  const other = run('b')
  t.equal(run('b'), other)
  ends[0]?.()
  await first
  t.equal(run('b'), other, 'the end of the first is not that of the last')
  ends[1]?.()
  await other
  run('b')
  t.strictSame(begun, ['a', 'b', 'b'])
})

t.test('work that fails rejects for all who share it, and is begun anew afterwards', async (t) => {
  const shared = new SharedWork<string>()
  const fail = () => shared.run('a', () => Promise.reject(new Error('failed')))
  await Promise.all([t.rejects(fail(), { message: 'failed' }), t.rejects(fail(), { message: 'failed' })])
  await shared.run('a', () => Promise.resolve())
})
