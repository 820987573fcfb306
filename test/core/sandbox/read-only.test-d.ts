import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'

/**
 * Ways to change a sandbox past its commands, each of which the compiler must refuse. It reports one that it accepts as
 * a directive without an error: `npm run types` is the test, and the function is never called.
 */
export function changePastCommands(sandbox: Sandbox): void {
  // @ts-expect-error: setClock and advanceClock do this, and reset the timer.
  sandbox.clock.set({ mode: 'frozen' })
  // @ts-expect-error
  sandbox.clock.moveTo(0)
  // @ts-expect-error: armFaults validates what it arms.
  sandbox.faults.arm('f', { delay: { ms: 1 } }, 0)
  // @ts-expect-error
  sandbox.faults.disarm('f')
  // @ts-expect-error
  sandbox.faults.clear()
  // @ts-expect-error
  sandbox.faults.restore([])
  // @ts-expect-error: matchFaults counts.
  sandbox.faults.match({ operation: undefined, jobId: '', state: undefined, type: undefined, attempt: undefined }, 0)
  for (const rule of sandbox.faults.list()) {
    // @ts-expect-error
    rule.fired = 0
  }
  // @ts-expect-error: addOutcomes validates what it adds.
  sandbox.outcomes.add('o', { plan: 'fails' })
  // @ts-expect-error
  sandbox.outcomes.delete('o')
  // @ts-expect-error
  sandbox.outcomes.clear()
  // @ts-expect-error
  sandbox.outcomes.restore([])
  // @ts-expect-error: creating a job does this; it counts.
  sandbox.outcomes.match({})
  for (const rule of sandbox.outcomes.list()) {
    // @ts-expect-error
    rule.given = 0
  }
  // @ts-expect-error
  sandbox.limits.set({})
  // @ts-expect-error
  sandbox.limits.clear()
  // @ts-expect-error
  sandbox.limits.snapshot().onBreach = 'ERROR'
  // @ts-expect-error
  sandbox.assets.put('a', { content: Buffer.alloc(0) })
  // @ts-expect-error
  sandbox.assets.putUpload('a', Buffer.alloc(0))
  // @ts-expect-error
  sandbox.assets.importUpload('a', 'b')
  // @ts-expect-error
  sandbox.assets.deleteUpload('a')
  // @ts-expect-error
  sandbox.assets.clear()
  // @ts-expect-error
  sandbox.assets.restore({ uploads: [], assets: [] })
  // @ts-expect-error: all sandboxes share it.
  sandbox.assets.budget.take(1)
  // @ts-expect-error: record tells the listeners too.
  sandbox.journal.add({})
  // @ts-expect-error
  sandbox.journal.clear()
  // @ts-expect-error
  sandbox.clock = { ...sandbox.clock }
  // @ts-expect-error
  sandbox.options.maxJobs = 0
}
