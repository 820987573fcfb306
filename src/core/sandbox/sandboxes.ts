import { copyText } from '../memory/copy-text.js'
import { formatInstant } from '../time/instant.js'
import { SandboxError } from '../validation/sandbox-error.js'
import type { SharedResources, WorldOptions } from '../world/options.js'
import type { SandboxEvent } from '../world/sandbox-event.js'
import type { Scenario } from '../world/scenario.js'
import type { SnapshotDocument } from '../world/snapshot.js'
import { type Eviction, Evictions } from './eviction.js'
import { longestIdle } from './longest-idle.js'
import { Preparations } from './preparations.js'
import { Sandbox } from './sandbox.js'
import { DEFAULT_SANDBOX, refuseInvalidName } from './sandbox-name.js'
import { type SandboxStart, startOf, takesLong } from './sandbox-start.js'
import type { SandboxUse } from './sandbox-use.js'
import { refuseTooMuchMemory } from './start-room.js'

const ACCOUNT_ID = /^\d{12}$/

/** The settings of all sandboxes of a server. */
export interface SandboxesOptions {
  /** The most sandboxes there may be, including the default one. */
  readonly maxSandboxes: number
  /** The settings of each sandbox. One whose name is a 12-digit account id has that account. */
  readonly template: Omit<WorldOptions, 'name'>
  readonly resources: SharedResources
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
  readonly #preparations: Preparations
  #takesLong: boolean
  #isClosed = false
  readonly #listeners = new Set<(event: SandboxEvent, sandbox: Sandbox) => void>()
  readonly #evictions = new Evictions()
  readonly #evictionListeners = new Set<(eviction: Eviction) => void>()

  constructor(options: SandboxesOptions) {
    this.#options = options
    this.#takesLong = takesLong(options.template.scenarios)
    const keeper = {
      isMissing: (name: string) => !this.#isClosed && !this.#uses.has(name),
      optionsOf: (name: string) => this.#optionsOf(name),
      refuseImpossible: (name: string) => this.refuseImpossible(name),
      create: (name: string, start: SandboxStart) => this.#create(name, start)
    }
    this.#preparations = new Preparations(keeper, options.resources)
    this.#create(DEFAULT_SANDBOX)
  }

  /** The number of sandboxes that there are. */
  get size(): number {
    return this.#uses.size
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
    return this.#preparations.prepare(name)
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
    if (this.#isFull) longestIdle(this.#uses.values(), this.#options.maxSandboxes)
  }

  /**
   * Makes the sandbox of this name what a snapshot says, in slices of time: what this server starts with. A reset leads
   * to the scenarios. Throws a SandboxError if the snapshot or the name is not valid, or if there is no room.
   */
  async load(name: string, snapshot: SnapshotDocument): Promise<Sandbox> {
    const { sandbox } = this.#uses.get(name) ?? this.#createEmpty(name)
    await sandbox.loadInSlices(snapshot)
    return sandbox
  }

  /** Whether a sandbox is still the one of its name. */
  has({ sandbox }: SandboxUse): boolean {
    return this.#uses.get(sandbox.name)?.sandbox === sandbox
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
   * Deletes a sandbox, which its next use creates again, and cuts off what is in flight in it. Returns false if there
   * is none of this name.
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

  #optionsOf(name: string): WorldOptions {
    const { template } = this.#options
    // The name was cut from a URL or a header, which must not live as long as the sandbox.
    const own = copyText(name)
    return { ...template, name: own, accountId: ACCOUNT_ID.test(own) ? own : template.accountId }
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

  /** Creates a sandbox that has nothing until it is reset. Evicts none for it. */
  #createEmpty(name: string): MutableUse {
    refuseInvalidName(name)
    const { maxSandboxes, resources, template } = this.#options
    if (this.#isFull) {
      throw new SandboxError('limit', `There are more sandboxes than --max-sandboxes, which is ${maxSandboxes}.`)
    }
    const use = this.#create(name, startOf({ ...this.#optionsOf(name), scenarios: [] }, resources))
    use.sandbox.startWith(template.scenarios)
    return use
  }

  get #isFull(): boolean {
    return this.#uses.size >= this.#options.maxSandboxes
  }

  #refuseTooMuchMemory(name: string): void {
    refuseTooMuchMemory(name, this.#options.template.scenarios, this.#options.resources)
  }

  #makeRoom(madeRoomFor: string): void {
    if (!this.#isFull) return
    const { maxSandboxes, resources } = this.#options
    const { name } = longestIdle(this.#uses.values(), maxSandboxes).sandbox
    this.delete(name)
    const eviction = { name, at: formatInstant(resources.wall.now()), madeRoomFor, maxSandboxes }
    this.#evictions.add(eviction)
    for (const listener of this.#evictionListeners) listener(eviction)
  }
}
