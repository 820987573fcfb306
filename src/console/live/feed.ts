import { signal } from '@preact/signals'
import { type ControlClient, ControlError, type StreamEvent } from '../../client/index.js'

/** How long events are collected before they are shown together, in milliseconds. */
const BATCH_MS = 100

/** How long the console waits before it tries again to reach the server, in milliseconds: longer each time. */
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 5000

/** What keeps a copy of a part of a sandbox, and follows its events. */
export interface Store {
  /** Reads everything anew from the server. */
  load(client: ControlClient): Promise<void>
  /** Follows what has happened since, in order. */
  apply(events: readonly StreamEvent[], client: ControlClient): void | Promise<void>
}

/**
 * How the feed of a sandbox is: `lost` while the server can't be reached, `dropped` once the sandbox is gone, `refused`
 * once the server wants another token. It is not followed any further then: to ask for a sandbox that is gone creates
 * it again.
 */
export type FeedState = 'connecting' | 'live' | 'lost' | 'dropped' | 'refused'

/** What a feed is opened with. */
export interface FeedOptions {
  /** The client of the sandbox. */
  readonly client: ControlClient
  /** Returns whether the server has the sandbox now. It must not create it. */
  readonly isThere: () => Promise<boolean>
  /** Learns of every error, so that the console can ask for a token. */
  readonly onError: (error: unknown) => void
}

/** Follows the events of a sandbox, and keeps the stores that are in use up to date. */
export class Feed {
  readonly state = signal<FeedState>('connecting')
  /** What went wrong last; undefined once all is well again. */
  readonly error = signal<unknown>(undefined)
  /** Whether the sandbox was not there when the feed was opened, so that following it has created it. */
  readonly hasCreated = signal(false)
  readonly client: ControlClient
  readonly #isThere: () => Promise<boolean>
  readonly #onError: (error: unknown) => void
  readonly #stores = new Set<Store>()
  /** The stores whose copy is whole. The others are loaded after the stream has begun, so that nothing is missed. */
  readonly #loaded = new Set<Store>()
  readonly #refreshing = new Set<Store>()
  readonly #closed = new AbortController()
  #events: StreamEvent[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #work: Promise<unknown> = Promise.resolve()
  #hasBegun = false

  /** Begins to follow the sandbox, which creates it if it is not there. */
  constructor({ client, isThere, onError }: FeedOptions) {
    this.client = client
    this.#isThere = isThere
    this.#onError = onError
    void this.#follow()
  }

  /** Keeps a store up to date from now on. */
  use(store: Store): void {
    if (this.#stores.has(store)) return
    this.#stores.add(store)
    if (this.state.value === 'live') this.#schedule(() => this.#loadNew())
  }

  /** Reads all stores in use anew. */
  reload(): void {
    clearTimeout(this.#retry)
    this.#loaded.clear()
    this.#refreshing.clear()
    this.#schedule(() => this.#loadNew())
  }

  /**
   * Reads a store in use anew, for what no event tells. Does nothing while the store is read or the stream is not open.
   */
  refresh(store: Store): void {
    if (this.state.value !== 'live' || !this.#loaded.has(store) || this.#refreshing.has(store)) return
    this.#refreshing.add(store)
    this.#schedule(async () => {
      await store.load(this.client).finally(() => this.#refreshing.delete(store))
      this.error.value = undefined
    })
  }

  close(): void {
    this.#closed.abort()
    clearTimeout(this.#timer)
    clearTimeout(this.#retry)
  }

  /** Follows the sandbox until it is dropped, the server refuses that, or the feed is closed. */
  async #follow(): Promise<void> {
    let wait = FIRST_RETRY_MS
    while (!this.#closed.signal.aborted) {
      try {
        if (await this.#isGone()) return this.#stop('dropped')
        for await (const event of this.client.events({ signal: this.#closed.signal, onOpen: () => this.#begin() })) {
          wait = FIRST_RETRY_MS
          this.#take(event)
        }
        this.#stop('connecting')
        if (await this.#isGone()) return this.#stop('dropped')
      } catch (error) {
        this.#tell(error)
        if (error instanceof ControlError && error.status === 401) return this.#stop('refused')
        this.#stop('lost')
      }
      await new Promise((resolve) => setTimeout(resolve, wait))
      wait = Math.min(2 * wait, LAST_RETRY_MS)
    }
  }

  /**
   * Whether the sandbox has gone since the feed began. Before that it was chosen, and is created if it is not there:
   * the server creates a sandbox with the first request for it.
   */
  async #isGone(): Promise<boolean> {
    const isThere = await this.#isThere()
    if (!isThere && !this.#hasBegun) this.hasCreated.value = true
    return !isThere && this.#hasBegun
  }

  /** Asks for nothing more until the stream begins again: what is asked for then might create the sandbox again. */
  #stop(state: FeedState): void {
    if (this.#closed.signal.aborted) return
    clearTimeout(this.#timer)
    clearTimeout(this.#retry)
    this.#timer = undefined
    this.#events = []
    this.state.value = state
  }

  #begin(): void {
    this.#hasBegun = true
    this.state.value = 'live'
    this.reload()
  }

  #take(event: StreamEvent): void {
    this.#events.push(event)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#schedule(() => this.#deliver())
    }, BATCH_MS)
  }

  async #deliver(): Promise<void> {
    const events = this.#events.splice(0)
    // The sandbox was reset, or events were lost: what there is now must be read.
    if (events.some(({ event }) => event === 'cleared' || event === 'missed')) {
      this.#loaded.clear()
      await this.#loadNew()
      return
    }
    await Promise.all([...this.#loaded].map((store) => store.apply(events, this.client)))
  }

  async #loadNew(): Promise<void> {
    const stores = [...this.#stores].filter((store) => !this.#loaded.has(store))
    try {
      await Promise.all(stores.map((store) => store.load(this.client)))
    } catch (error) {
      this.#retry = setTimeout(() => this.#schedule(() => this.#loadNew()), LAST_RETRY_MS)
      throw error
    }
    for (const store of stores) this.#loaded.add(store)
    this.error.value = undefined
  }

  /** Does one thing after the other. */
  #schedule(work: () => Promise<void>): void {
    const unlessStopped = () => (this.state.value === 'live' ? work() : undefined)
    this.#work = this.#work.then(unlessStopped).catch((error) => this.#tell(error))
  }

  #tell(error: unknown): void {
    if (this.#closed.signal.aborted) return
    this.error.value = error
    this.#onError(error)
  }
}
