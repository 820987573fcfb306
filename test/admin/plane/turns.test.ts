import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { Turns } from '../../../src/admin/plane/turns.js'

t.test('things are done one in a turn, each once however often it is added, and not if it is taken back', async (t) => {
  const turns = new Turns()
  const done: string[] = []
  const acts = ['a', 'b', 'c', 'd'].map((name) => () => done.push(name))
  for (let time = 0; time < 3; time++) for (const act of acts) turns.add(act)
  turns.remove(acts[1] as () => void)
  t.strictSame(done, [], 'nothing is done at once')
  const seen: number[] = []
  for (let turn = 0; turn < 4; turn++) {
    await nextTurn()
    seen.push(done.length)
  }
  t.strictSame(done, ['a', 'c', 'd'])
  t.strictSame(seen, [1, 2, 3, 3])
  turns.add(acts[0] as () => void)
  await nextTurn()
  t.strictSame(done, ['a', 'c', 'd', 'a'], 'it begins again')
})
