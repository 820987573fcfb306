import type { PendingVerification } from '../../core/journal/pending-verification.js'
import type { Verified } from '../../core/journal/verification.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { Turns } from '../plane/turns.js'
import type { Awaited } from '../plane/waits.js'

/** Waits until a verification of a sandbox's journal holds. The result is the last one if the time is over. */
export function awaitVerification(sandbox: Sandbox, pending: PendingVerification, turns: Turns): Awaited<Verified> {
  return {
    what: 'a verification waited',
    watch(resolve) {
      const check = () => {
        const verified = pending.verify(sandbox.journal)
        if (verified.ok) resolve(verified)
      }
      const unsubscribe = sandbox.subscribe((event) => {
        if (event.kind !== 'request' && event.kind !== 'arrival') return
        if (pending.mayHoldAfter(event.entry)) turns.add(check)
      })
      return () => {
        unsubscribe()
        turns.remove(check)
      }
    },
    giveUp: () => pending.verify(sandbox.journal)
  }
}
