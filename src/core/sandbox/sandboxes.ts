import { copyText } from '../memory/copy-text.js'
import { sumOf } from '../memory/size-of.js'
import { tooMuchMemory } from '../memory/too-much-memory.js'
import { formatInstant } from '../time/instant.js'
import { SandboxError } from '../validation/sandbox-error.js'
import type { SharedResources, WorldOptions } from '../world/options.js'
import type { SandboxEvent } from '../world/sandbox-event.js'
import type { Scenario } from '../world/scenario.js'
import { sharedScenarioBytes } from '../world/scenario-bytes.js'
import { type Eviction, Evictions } from './eviction.js'
import { Sandbox } from './sandbox.js'
import { type SandboxStart, startInSlices, takesLong } from './sandbox-start.js'

/** The sandbox of requests that do not name one. */
export const DEFAULT_SANDBOX = 'default'

const NAME = /^[A-Za-z0-9_-]{1,64}$/
const ACCOUNT_ID = /^\d{12}$/

/** The settings of all sandboxes of a server. */
export interface SandboxesOptions {
  /** The most sandboxes there may be, including the default one. */
  readonly maxSandboxes: number
  /** The settings of each sandbox. One whose name is a 12-digit account id has that account. */
  readonly template: Omit<WorldOptions, 'name'>
  readonly resources: SharedResources
}

/** A sandbox and how it is used. Instants are wall-clock epoch milliseconds. */
export interface SandboxUse {
  readonly sandbox: Sandbox
  readonly createdAt: number
  readonly lastUsedAt: number
  /** The number of its requests in progress. */
  readonly requests: number
}

/** The use of a sandbox as it is kept here. */
type MutableUse = { -readonly [Member in keyof SandboxUse]: SandboxUse[Member] }

/**
 * The sandboxes of a server. Each is created by its first use. When there is no room for another, the least recently
 * used one without a request in progress is evicted. The default one never is.
 */
export class Sandboxes {
  #options: SandboxesOptions
  readonly #uses = new Map<string, MutableUse>()
  /** The sandboxes that are being made in slices, by name. */
  readonly #making = new Map<string, Promise<void>>()
  #takesLong: boolean
  #isClosed = false
  readonly #listeners = new Set<(event: SandboxEvent, sandbox: Sandbox) => void>()
  readonly #evictions = new Evictions()
  readonly #evictionListeners = new Set<(eviction: Eviction) => void>()

  constructor(options: SandboxesOptions) {
    this.#options = options
    this.#takesLong = takesLong(options.template.scenarios)
    this.#create(DEFAULT_SANDBOX)
  }

  /** The number of sandboxes evicted so far. */
  get evicted(): number {
    return this.#evictions.count
  }

  /** Whether it takes long to make a sandbox, so that requests should wait for `prepare`. */
  get takesLong(): boolean {
    return this.#takesLong
  }

  /**
   * Makes the sandbox of this name in slices of time, if there is none and it would take long. Returns a promise that
   * resolves when it is there, or undefined if there is nothing to wait for: its first use creates it, or throws.
   */
  prepare(name: string): Promise<void> | undefined {
    if (!this.#takesLong || this.#uses.has(name)) return undefined
    const making = this.#making.get(name) ?? this.#make(name)
    this.#making.set(name, making)
    return making
  }

  /**
   * Returns the sandbox of this name for a request that may take some time, and creates it if there is none. It is not
   * evicted until `release` is called. Throws a SandboxError if the name is not valid or there is no room.
   */
  use(name: string): SandboxUse {
    const use = this.#touch(name)
    use.requests++
    return use
  }

  /**
   * Returns the sandbox of this name for a request that is responded to synchronously, and creates it if there is none.
   * Throws as `use` does.
   */
  visit(name: string): Sandbox {
    return this.#touch(name).sandbox
  }

  /**
   * Throws as `use` does, but creates and evicts nothing. For a request of which it is not known yet whether it may.
   */
  refuseImpossible(name: string): void {
    if (this.#uses.has(name)) return
    refuseInvalidName(name)
    this.#refuseTooMuchMemory(name)
    if (this.#isFull) this.#longestIdle()
  }

  /** Ends a use that `use` began. */
  release(use: MutableUse): void {
    use.requests--
    // If the sandbox was deleted meanwhile, the request may have added something to it since.
    if (use.requests === 0 && this.#uses.get(use.sandbox.name) !== use) use.sandbox.close()
  }

  /** Returns all sandboxes in order of creation. */
  list(): readonly SandboxUse[] {
    return [...this.#uses.values()]
  }

  /** Returns the names of the first sandboxes, at most `count`, that have something. */
  holding(has: (sandbox: Sandbox) => boolean, count: number): string[] {
    const names: string[] = []
    for (const { sandbox } of this.#uses.values()) {
      if (!has(sandbox)) continue
      names.push(sandbox.name)
      if (names.length === count) break
    }
    return names
  }

  /** Makes these the scenarios that sandboxes have when they are created or reset from now on. */
  startWith(scenarios: readonly Scenario[]): void {
    this.#options = { ...this.#options, template: { ...this.#options.template, scenarios } }
    this.#takesLong = takesLong(scenarios)
    for (const { sandbox } of this.#uses.values()) sandbox.startWith(scenarios)
  }

  /**
   * Deletes a sandbox, which its next use creates again, and cuts off what is in flight in it. Returns false if there is
   * none of this name.
   */
  delete(name: string): boolean {
    const use = this.#uses.get(name)
    if (use === undefined) return false
    this.#uses.delete(name)
    use.sandbox.close('deleted')
    if (name === DEFAULT_SANDBOX && this.prepare(name) === undefined) this.#create(name)
    return true
  }

  /** Calls back for every event in any sandbox from now on. */
  subscribe(listener: (event: SandboxEvent, sandbox: Sandbox) => void): void {
    this.#listeners.add(listener)
    for (const { sandbox } of this.#uses.values()) sandbox.subscribe((event) => listener(event, sandbox))
  }

  /** Calls back for every eviction from now on. */
  onEviction(listener: (eviction: Eviction) => void): void {
    this.#evictionListeners.add(listener)
  }

  /** Closes all sandboxes. */
  close(): void {
    this.#isClosed = true
    for (const { sandbox } of this.#uses.values()) sandbox.close()
  }

  #touch(name: string): MutableUse {
    const use = this.#uses.get(name) ?? this.#create(name)
    use.lastUsedAt = this.#options.resources.wall.now()
    return use
  }

  /** Makes what a sandbox starts with in slices, and creates the sandbox unless there is one by then. */
  async #make(name: string): Promise<void> {
    try {
      while (!this.#isClosed && !this.#uses.has(name)) {
        this.refuseImpossible(name)
        const { scenarios } = this.#options.template
        const start = await this.#start(name)
        const isWanted = !this.#isClosed && !this.#uses.has(name) && scenarios === this.#options.template.scenarios
        if (isWanted) this.#create(name, start)
        else start.world.end()
      }
    } catch {
      // Whoever uses the sandbox is told why there can be none.
    } finally {
      this.#making.delete(name)
    }
  }

  /** Makes what a sandbox starts with. It counts as memory meanwhile: others are made at the same time. */
  async #start(name: string): Promise<SandboxStart> {
    const { resources, template } = this.#options
    const share = resources.memory.open()
    const giveBack = () => share.add(-share.used)
    share.add(sumOf(template.scenarios, sharedScenarioBytes))
    try {
      return await startInSlices(this.#optionsOf(name), resources, () => {
        giveBack()
        if (name !== DEFAULT_SANDBOX) this.#refuseTooMuchMemory(name)
      })
    } finally {
      giveBack()
    }
  }

  #optionsOf(name: string): WorldOptions {
    const { template } = this.#options
    const accountId = ACCOUNT_ID.test(name) ? name : template.accountId
    // The name was cut from a URL or a header, which must not live as long as the sandbox.
    return { ...template, name: copyText(name), accountId: copyText(accountId) }
  }

  /** Creates a sandbox. `start`: what it begins with, if that has been made. */
  #create(name: string, start?: SandboxStart): MutableUse {
    refuseInvalidName(name)
    if (name !== DEFAULT_SANDBOX && start === undefined) this.#refuseTooMuchMemory(name)
    this.#makeRoom(name)
    const { resources } = this.#options
    const sandbox = new Sandbox(this.#optionsOf(name), resources, this.#evictions.take(name), start)
    for (const listener of this.#listeners) sandbox.subscribe((event) => listener(event, sandbox))
    const now = resources.wall.now()
    const use = { sandbox, createdAt: now, lastUsedAt: now, requests: 0 }
    this.#uses.set(sandbox.name, use)
    return use
  }

  get #isFull(): boolean {
    return this.#uses.size >= this.#options.maxSandboxes
  }

  /** Throws a SandboxError if there is no room for what a new sandbox starts with. */
  #refuseTooMuchMemory(name: string): void {
    const { resources, template } = this.#options
    const bytes = sumOf(template.scenarios, sharedScenarioBytes)
    const share = resources.memory.open()
    if (bytes > share.roomToKeep()) throw new SandboxError('limit', tooMuchMemory(name, share, bytes))
  }

  #makeRoom(madeRoomFor: string): void {
    if (!this.#isFull) return
    const { maxSandboxes, resources } = this.#options
    const { name } = this.#longestIdle().sandbox
    this.delete(name)
    const eviction = { name, at: formatInstant(resources.wall.now()), madeRoomFor, maxSandboxes }
    this.#evictions.add(eviction)
    for (const listener of this.#evictionListeners) listener(eviction)
  }

  /** Returns the use of the sandbox to evict next. Throws a SandboxError if there is none. */
  #longestIdle(): SandboxUse {
    const idle = this.list().filter(({ requests, sandbox }) => requests === 0 && sandbox.name !== DEFAULT_SANDBOX)
    const [first, ...others] = idle
    if (first === undefined) {
      throw new SandboxError('limit', noRoom(this.#options.maxSandboxes))
    }
    return others.reduce((idlest, use) => (use.lastUsedAt < idlest.lastUsedAt ? use : idlest), first)
  }
}

/** Throws a SandboxError if a text is not a valid name of a sandbox. */
export function refuseInvalidName(name: string): void {
  if (NAME.test(name)) return
  const message = `must be 1 to 64 letters, digits, dashes or underscores, not ${JSON.stringify(name)}`
  throw new SandboxError('invalid', `The name of a sandbox ${message}.`)
}

function noRoom(maxSandboxes: number): string {
  return maxSandboxes === 1
    ? 'The default sandbox is the only one that --max-sandboxes 1 allows. Raise --max-sandboxes to use others.'
    : `All ${maxSandboxes} sandboxes are in use. Drop some with DELETE /__admin/sandboxes/:name, or raise --max-sandboxes.`
}
