import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import t from 'tap'
import { moveEach } from '../../../src/core/storage/move-each.js'
import { StorageError } from '../../../src/core/storage/storage-error.js'
import { AT_ONCE_IN_SANDBOX, TransferSlots } from '../../../src/core/storage/transfer-slots.js'
import { holds, runs } from '../../support/property.js'

t.test('the first failure is the same whatever the order of the responses, and none is begun after one', async (t) => {
  const cases = fc.record({
    failing: fc.array(fc.boolean(), { minLength: 1, maxLength: 20, size: 'max' }),
    picks: fc.infiniteStream(fc.nat({ max: AT_ONCE_IN_SANDBOX - 1 })),
    goesOn: fc.boolean()
  })
  await holds(
    t,
    fc.asyncProperty(cases, async ({ failing, picks, goesOn }) => {
      const pending: (() => void)[] = []
      const begun: number[] = []
      const { signal } = new AbortController()
      let hasFailed = false
      let begunAtFailure: number | undefined
      let failures: readonly { index: number }[] | undefined
      const move = (fails: boolean, index: number) =>
        new Promise<void>((resolve, reject) => {
          begun.push(index)
          pending.push(() => {
            hasFailed ||= fails
            if (fails) reject(new StorageError('not-found', String(index)))
            else resolve()
          })
        })
      const share = new TransferSlots().open()
      void moveEach(failing.values(), { share, signal, goesOn, move }).then((found) => {
        failures = found
      })
      await turn()
      while (failures === undefined) {
        assert.ok(pending.length > 0 && pending.length <= AT_ONCE_IN_SANDBOX)
        const [end] = pending.splice(picks.next().value % pending.length, 1)
        end?.()
        await turn()
        begunAtFailure ??= hasFailed ? begun.length : undefined
      }
      const first = failing.indexOf(true)
      assert.equal(failures[0]?.index ?? -1, first)
      if (goesOn || first < 0) {
        assert.deepEqual(
          begun.toSorted((a, b) => a - b),
          [...failing.keys()]
        )
        assert.deepEqual(
          failures.map(({ index }) => index),
          [...failing.keys()].filter((index) => failing[index])
        )
      } else assert.equal(begun.length, begunAtFailure)
    }),
    runs(200, 5000)
  )
})

t.test('it rejects as soon as it is aborted, and begins nothing more', async (t) => {
  const controller = new AbortController()
  const begun: number[] = []
  const moving = moveEach([1, 2, 3, 4, 5, 6].values(), {
    share: new TransferSlots().open(),
    signal: controller.signal,
    goesOn: true,
    move: (object, _, signal) => {
      begun.push(object)
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
  })
  await turn()
  controller.abort(new Error('reset'))
  await t.rejects(moving, { message: 'reset' })
  t.strictSame(begun, [1, 2, 3, 4])
})
