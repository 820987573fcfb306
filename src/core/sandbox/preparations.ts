import type { SharedResources, WorldOptions } from '../world/options.js'
import { DEFAULT_SANDBOX } from './sandbox-name.js'
import { type SandboxStart, startInSlices } from './sandbox-start.js'
import { refuseTooMuchMemory, takeStartMemory } from './start-room.js'

/** What the preparations of sandboxes need of those who keep the sandboxes. */
export interface SandboxKeeper {
  /** Whether a sandbox of this name is still to be created. */
  isMissing(name: string): boolean
  /** Returns the settings that a sandbox of this name has if it is created now. */
  optionsOf(name: string): WorldOptions
  /** Throws a SandboxError if there can be no sandbox of this name. */
  refuseImpossible(name: string): void
  /** Creates the sandbox of this name with what it begins with. */
  create(name: string, start: SandboxStart): void
}

/** The sandboxes that are being made in slices of time. */
export class Preparations {
  readonly #keeper: SandboxKeeper
  readonly #resources: SharedResources
  readonly #making = new Map<string, Promise<void>>()

  constructor(keeper: SandboxKeeper, resources: SharedResources) {
    this.#keeper = keeper
    this.#resources = resources
  }

  /**
   * Makes what a sandbox starts with, and creates the sandbox unless there is one by then. Resolves when it is there,
   * or when there can be none. All who ask for one sandbox wait for the same preparation.
   */
  prepare(name: string): Promise<void> {
    const known = this.#making.get(name)
    if (known !== undefined) return known
    // It may end at once, if there can be no such sandbox, and must not be forgotten before it is remembered.
    const making = this.#make(name).finally(() => this.#making.delete(name))
    this.#making.set(name, making)
    return making
  }

  async #make(name: string): Promise<void> {
    const keeper = this.#keeper
    try {
      while (keeper.isMissing(name)) {
        keeper.refuseImpossible(name)
        const options = keeper.optionsOf(name)
        const start = await this.#start(options)
        const isWanted = keeper.isMissing(name) && options.scenarios === keeper.optionsOf(name).scenarios
        if (isWanted) keeper.create(name, start)
        else start.world.end()
      }
    } catch {
      // Whoever uses the sandbox is told why there can be none.
    }
  }

  async #start(options: WorldOptions): Promise<SandboxStart> {
    const { name } = options
    const giveBack = takeStartMemory(options.scenarios, this.#resources)
    try {
      return await startInSlices(options, this.#resources, () => {
        giveBack()
        if (name !== DEFAULT_SANDBOX) refuseTooMuchMemory(name, this.#keeper.optionsOf(name).scenarios, this.#resources)
      })
    } finally {
      giveBack()
    }
  }
}
