import { SandboxError } from '../validation/sandbox-error.js'

/** Why what is in flight in a sandbox is cut off: what happened to the sandbox, or to the fault that held it. */
export type CutOffReason = 'reset' | 'restored' | 'replaced' | 'deleted' | 'disarmed'

/** A request, or anything else that takes time, which must not go on in another world than the one it began in. */
export interface Work {
  /** The ids of the faults that hold it. */
  readonly heldBy?: readonly string[]
  /** Stops it at once. Called at most once, while the old world is still there. */
  cutOff(reason: CutOffReason): void
}

/** What is in flight in a world. It ends when the world does, or when a scenario replaces what is in it. */
export class InFlight {
  readonly #works = new Set<Work>()
  #endedBy: CutOffReason | undefined

  /** What ended everything that began here; undefined if it may go on. */
  get endedBy(): CutOffReason | undefined {
    return this.#endedBy
  }

  /** Begins work. Returns a function that must be called when it is done. */
  enter(work: Work): () => void {
    this.#works.add(work)
    return () => this.#works.delete(work)
  }

  /** Cuts everything off. */
  end(reason: CutOffReason): void {
    this.#endedBy = reason
    for (const work of this.#works) this.#cutOff(work, reason)
  }

  /** Cuts off what a fault holds or, without an id, what any fault holds. */
  release(faultId?: string): void {
    for (const work of this.#works) {
      const { heldBy = [] } = work
      const isHeld = faultId === undefined ? heldBy.length > 0 : heldBy.includes(faultId)
      if (isHeld) this.#cutOff(work, 'disarmed')
    }
  }

  #cutOff(work: Work, reason: CutOffReason): void {
    this.#works.delete(work)
    work.cutOff(reason)
  }
}

/** Returns the error for work that was cut off. `work` says what was being done, such as `its clock moved on`. */
export function cutOffError(sandboxName: string, reason: CutOffReason, work: string): SandboxError {
  return new SandboxError('conflict', `Sandbox ${sandboxName} was ${reason} while ${work}.`)
}
