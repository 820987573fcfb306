import { PendingVerification } from '../../core/journal/pending-verification.js'
import type { Verification, Verified } from '../../core/journal/verification.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { Turns } from '../plane/turns.js'
import type { Awaited } from '../plane/waits.js'

/** A verification of a sandbox's journal that waits until it holds. The result is the last one if the time is over. */
export class AwaitedVerification implements Awaited<Verified> {
  readonly what = 'a verification waited'
  readonly #sandbox: Sandbox
  readonly #pending: PendingVerification
  readonly #turns: Turns
  readonly #unsubscribe: () => void
  /** Called when it may hold. */
  #wake = () => {}

  constructor(sandbox: Sandbox, expected: Verification, turns: Turns) {
    this.#sandbox = sandbox
    this.#pending = new PendingVerification(expected)
    this.#turns = turns
    this.#unsubscribe = sandbox.subscribe((event) => {
      if (event.kind !== 'request' && event.kind !== 'arrival') return
      if (this.#pending.mayHoldAfter(event.entry)) this.#wake()
    })
  }

  /** Verifies the journal, and again if it may hold because of what came meanwhile. */
  async verify(): Promise<Verified> {
    for (;;) {
      const verified = await this.giveUp()
      if (verified.ok || !this.#pending.mayHold) return verified
    }
  }

  watch(resolve: (verified: Verified) => void, reject: (reason: Error) => void): () => void {
    const check = () => {
      this.verify().then((verified) => verified.ok && resolve(verified), reject)
    }
    this.#wake = () => this.#turns.add(check)
    if (this.#pending.mayHold) this.#wake()
    return () => {
      this.#wake = () => {}
      this.#turns.remove(check)
    }
  }

  giveUp(): Promise<Verified> {
    return this.#sandbox.readJournal((journal) => this.#pending.verify(journal))
  }

  /** Ends it. Must be called once nobody waits for it. */
  close(): void {
    this.#unsubscribe()
  }
}
