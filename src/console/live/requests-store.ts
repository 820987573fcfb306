import { signal } from '@preact/signals'
import type { ControlClient, Requests, RequestView, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'
import type { Call } from './journal/calls.js'
import { FacetCollector } from './journal/facets.js'
import { JournalCopy } from './journal/journal-copy.js'
import { ServerWall } from './server-wall.js'

/** How many requests are kept at most: as many as the journal of a server has by default. */
const MOST_REQUESTS = 10_000

/** How many requests are read at a time, the most that the server lists. */
const PAGE = 1000

/** How long ago the end of a request was at most when its event comes, in milliseconds, if nobody is overloaded. */
const EVENT_AGE_MS = 5000

/** The latest requests of a sandbox. */
export interface Journal {
  readonly requests: readonly RequestView[]
  /** The same, grouped by SDK call. */
  readonly calls: readonly Call[]
  /** How many the journal of the server has dropped. */
  readonly dropped: number
}

/**
 * The requests to a sandbox. Events tell only of their ends: `ask` learns of those that are open, and of a journal that
 * was cleared, of which there is no event.
 */
export class RequestsStore implements Store {
  /** The arrays are others after each change. */
  readonly journal = signal<Journal>({ requests: [], calls: [], dropped: 0 })
  readonly isLoaded = signal(false)
  /** The wall clock of the server, by which requests arrive. */
  readonly wall: ServerWall
  readonly #limit: number
  readonly #now: () => number
  #copy: JournalCopy
  #facets = new FacetCollector()
  readonly facets = signal(this.#facets.facets())
  /** Counts the readings of the whole journal: what was asked for before the latest is out of date. */
  #loads = 0
  /** The requests that ended while the whole journal was read. */
  #late: RequestView[] | undefined
  #askedAt = Number.NEGATIVE_INFINITY
  #isChanged = false
  #areFacetsNew = false

  /** `now`: the wall clock of the console, in milliseconds since 1970. */
  constructor(limit = MOST_REQUESTS, now: () => number = () => Date.now()) {
    this.#limit = limit
    this.#now = now
    this.#copy = new JournalCopy(limit)
    this.wall = new ServerWall(now)
  }

  async load(client: ControlClient): Promise<void> {
    const load = ++this.#loads
    this.#late = []
    this.#askedAt = this.#now()
    try {
      const { total } = (await client.requests({ limit: 1 })).meta
      const after = Math.max(0, total - this.#limit)
      const requests = await readAfter(client, after)
      if (load === this.#loads) this.#replace(requests, Math.max(after, requests.meta.dropped))
    } finally {
      if (load === this.#loads) this.#late = undefined
    }
  }

  async apply(events: readonly StreamEvent[], client: ControlClient): Promise<void> {
    const ended = events.flatMap(({ event, data }) => (event === 'request' ? [data] : []))
    const last = ended.at(-1)
    if (last === undefined) return
    this.wall.note(Date.parse(last.at) + (last.durationMs ?? 0), EVENT_AGE_MS)
    this.#late?.push(...ended)
    await this.#take(ended, client)
    this.#publish()
  }

  /** Asks for the requests that have arrived since, and for those that are open. */
  async ask(client: ControlClient): Promise<void> {
    const load = this.#loads
    const { last, askAfter } = this.#copy
    const lastAskedAt = this.#askedAt
    const askedAt = this.#now()
    const requests = await readAfter(client, askAfter)
    if (load !== this.#loads) return
    // Its ordinals began again: it was cleared.
    if (requests.meta.total < last) return this.load(client)
    this.#askedAt = askedAt
    const newest = requests.at(-1)
    // What is new has arrived since the server was asked last.
    if (newest !== undefined && newest.ordinal > last) this.wall.note(Date.parse(newest.at), this.#now() - lastAskedAt)
    if (await this.#take(requests, client)) this.#finish(requests)
  }

  #replace(requests: Requests, dropped: number): void {
    this.#copy = new JournalCopy(this.#limit, dropped)
    this.#facets = new FacetCollector()
    this.#isChanged = true
    this.#areFacetsNew = true
    for (const request of [...requests, ...(this.#late ?? [])]) this.#put(request)
    this.#finish(requests)
    this.isLoaded.value = true
  }

  /** Takes requests. If the journal was cleared, reads it anew and returns false. */
  async #take(requests: readonly RequestView[], client: ControlClient): Promise<boolean> {
    for (const request of requests) {
      if (this.#put(request)) continue
      await this.load(client)
      return false
    }
    return true
  }

  /** Returns false if the journal was cleared. */
  #put(request: RequestView): boolean {
    const taken = this.#copy.put(request)
    if (taken === 'changed') this.#isChanged = true
    if (taken === 'changed' && this.#facets.add(request)) this.#areFacetsNew = true
    return taken !== 'foreign'
  }

  /** Notes that these requests are all that the journal holds from where it was asked. */
  #finish(requests: Requests): void {
    const { dropped } = requests.meta
    this.#copy.knowUpTo(Math.max(dropped, requests.at(-1)?.ordinal ?? 0))
    this.#publish(dropped)
  }

  #publish(dropped = this.journal.value.dropped): void {
    if (this.#areFacetsNew) this.facets.value = this.#facets.facets()
    this.#areFacetsNew = false
    if (!this.#isChanged && dropped === this.journal.value.dropped) return
    this.#isChanged = false
    this.journal.value = { requests: this.#copy.requests(), calls: this.#copy.calls(), dropped }
  }
}

/** Reads all requests after an ordinal, page by page. */
async function readAfter(client: ControlClient, after: number): Promise<Requests> {
  const found: RequestView[] = []
  for (;;) {
    const page = await client.requests({ after: found.at(-1)?.ordinal ?? after, limit: PAGE })
    found.push(...page)
    if (page.length < PAGE) return Object.assign(found, { meta: page.meta })
  }
}
