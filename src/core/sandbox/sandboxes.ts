import { SandboxError } from '../validation/sandbox-error.js'
import type { SharedResources, WorldOptions } from '../world/options.js'
import type { SandboxEvent } from '../world/sandbox-event.js'
import { Sandbox } from './sandbox.js'

/** The sandbox of requests that name none. */
export const DEFAULT_SANDBOX = 'default'

const NAME = /^[A-Za-z0-9_-]{1,64}$/
const ACCOUNT_ID = /^\d{12}$/

/** What all sandboxes of a server are made from. */
export interface SandboxesOptions {
  /** How many there may be, the default one included. */
  readonly maxSandboxes: number
  /** What each is made from; one whose name is an account's id has that account. */
  readonly template: Omit<WorldOptions, 'name'>
  readonly resources: SharedResources
}

/** A sandbox and how it is used. Instants are wall-clock epoch milliseconds. */
export interface SandboxUse {
  readonly sandbox: Sandbox
  readonly createdAt: number
  lastUsedAt: number
  /** How many requests are being answered in it. */
  requests: number
}

/**
 * The sandboxes of a server, each made on its first use. When there is no room for another, the one that has not
 * been used for longest gives way, unless a request is being answered in it; the default one never does.
 */
export class Sandboxes {
  readonly #options: SandboxesOptions
  readonly #uses = new Map<string, SandboxUse>()
  readonly #listeners = new Set<(event: SandboxEvent, sandbox: Sandbox) => void>()
  #evicted = 0

  constructor(options: SandboxesOptions) {
    this.#options = options
    this.#create(DEFAULT_SANDBOX)
  }

  /** How many had to give way so far. */
  get evicted(): number {
    return this.#evicted
  }

  /** The sandbox of this name, made if there is none, for a request; to be given back with `release`. */
  use(name: string): SandboxUse {
    const use = this.#uses.get(name) ?? this.#create(name)
    use.lastUsedAt = this.#options.resources.wall.now()
    use.requests++
    return use
  }

  /** The sandbox of this name, made if there is none, for a request that is responded to without a pause. */
  visit(name: string): Sandbox {
    const use = this.#uses.get(name) ?? this.#create(name)
    use.lastUsedAt = this.#options.resources.wall.now()
    return use.sandbox
  }

  /** Ends a use. */
  release(use: SandboxUse): void {
    use.requests--
    // The last request of a sandbox that was dropped meanwhile may have put something into it after that.
    if (use.requests === 0 && this.#uses.get(use.sandbox.name) !== use) use.sandbox.close()
  }

  /** All there are, in order of their making. */
  list(): readonly SandboxUse[] {
    return [...this.#uses.values()]
  }

  /** The names of the sandboxes that have a job of this id. */
  holding(jobId: string): string[] {
    return this.list().flatMap(({ sandbox }) => (sandbox.jobs.get(jobId) === undefined ? [] : [sandbox.name]))
  }

  /** Drops a sandbox: its next use makes it anew. False if there is none of this name. */
  delete(name: string): boolean {
    const use = this.#uses.get(name)
    if (use === undefined) return false
    this.#uses.delete(name)
    use.sandbox.close()
    if (name === DEFAULT_SANDBOX) this.#create(name)
    return true
  }

  /** Calls back for everything that happens in any of them from now on. */
  subscribe(listener: (event: SandboxEvent, sandbox: Sandbox) => void): void {
    this.#listeners.add(listener)
    for (const { sandbox } of this.#uses.values()) sandbox.subscribe((event) => listener(event, sandbox))
  }

  /** Stops the time of all of them for good. */
  close(): void {
    for (const { sandbox } of this.#uses.values()) sandbox.close()
  }

  #create(name: string): SandboxUse {
    if (!NAME.test(name)) {
      const message = `must be 1 to 64 letters, digits, dashes or underscores, not ${JSON.stringify(name)}`
      throw new SandboxError('invalid', `The name of a sandbox ${message}.`)
    }
    this.#makeRoom()
    const { template, resources } = this.#options
    const accountId = ACCOUNT_ID.test(name) ? name : template.accountId
    const sandbox = new Sandbox({ ...template, name, accountId }, resources)
    for (const listener of this.#listeners) sandbox.subscribe((event) => listener(event, sandbox))
    const now = resources.wall.now()
    const use = { sandbox, createdAt: now, lastUsedAt: now, requests: 0 }
    this.#uses.set(name, use)
    return use
  }

  #makeRoom(): void {
    const { maxSandboxes } = this.#options
    if (this.#uses.size < maxSandboxes) return
    const idle = this.list().filter(({ requests, sandbox }) => requests === 0 && sandbox.name !== DEFAULT_SANDBOX)
    const [first, ...others] = idle
    if (first === undefined) {
      const message = `All ${maxSandboxes} sandboxes are in use. Drop some with DELETE /__admin/sandboxes/:name, or raise --max-sandboxes.`
      throw new SandboxError('limit', message)
    }
    const longestIdle = others.reduce((idlest, use) => (use.lastUsedAt < idlest.lastUsedAt ? use : idlest), first)
    this.delete(longestIdle.sandbox.name)
    this.#evicted++
  }
}
