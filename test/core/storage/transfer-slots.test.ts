import { setImmediate as turn } from 'node:timers/promises'
import t from 'tap'
import { AT_ONCE_IN_SANDBOX, type TransferShare, TransferSlots } from '../../../src/core/storage/transfer-slots.js'

/** Asks for slots, and collects what gives them back. */
async function ask(share: TransferShare, count: number): Promise<(() => void)[]> {
  const taken: (() => void)[] = []
  for (let asked = 0; asked < count; asked++) {
    const { signal } = new AbortController()
    void share.take(signal).then((giveBack) => taken.push(giveBack))
  }
  await turn()
  return taken
}

t.test('a sandbox moves a few objects at a time, and the next as soon as one is done', async (t) => {
  const taken = await ask(new TransferSlots().open(), 10)
  t.equal(taken.length, AT_ONCE_IN_SANDBOX)
  taken[0]?.()
  await turn()
  t.equal(taken.length, AT_ONCE_IN_SANDBOX + 1)
})

t.test('when all slots are taken, each sandbox still has one, and what is given back goes round', async (t) => {
  const slots = new TransferSlots()
  const greedy = await Promise.all(Array.from({ length: 8 }, () => ask(slots.open(), 10)))
  t.strictSame(
    greedy.map(({ length }) => length),
    Array(8).fill(AT_ONCE_IN_SANDBOX)
  )
  const late = await Promise.all([ask(slots.open(), 3), ask(slots.open(), 3)])
  t.strictSame(
    late.map(({ length }) => length),
    [1, 1]
  )
  const before = greedy.map(({ length }) => length)
  for (const giveBack of greedy[0]?.splice(0) ?? []) giveBack()
  await turn()
  t.equal(greedy[0]?.length, 1, 'its own next one needs no room among the others')
  t.strictSame(
    greedy.slice(1).map(({ length }) => length),
    before.slice(1)
  )
})

t.test('all sandboxes move 32 objects at a time, and no more', async (t) => {
  const slots = new TransferSlots()
  await Promise.all(Array.from({ length: 7 }, () => ask(slots.open(), AT_ONCE_IN_SANDBOX)))
  const share = slots.open()
  const taken = await ask(share, 3)
  const other = slots.open()
  const last = await ask(other, 1)
  t.strictSame([taken.length, last.length], [3, 1])
  const waiting = await ask(other, 1)
  t.equal(waiting.length, 0, 'the 33rd waits')
  taken[0]?.()
  await turn()
  t.equal(waiting.length, 1)
})

t.test('one that no longer waits leaves its place to the next', async (t) => {
  const share = new TransferSlots().open()
  const taken = await ask(share, AT_ONCE_IN_SANDBOX)
  const leaving = new AbortController()
  const left = share.take(leaving.signal)
  const next = await ask(share, 1)
  leaving.abort(new Error('left'))
  await t.rejects(left, { message: 'left' })
  t.equal(next.length, 0)
  taken[0]?.()
  await turn()
  t.equal(next.length, 1)
  await t.rejects(share.take(AbortSignal.abort(new Error('before'))), { message: 'before' })
})
