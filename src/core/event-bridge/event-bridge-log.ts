import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { sizeOf } from '../memory/size-of.js'
import type { EventBridgeEvent } from './event-bridge-event.js'

/** How many events a sandbox keeps. */
const MOST_EVENTS = 1000

/** The latest events of one sandbox, in order. It keeps fewer if there is no room for their bytes. */
export class EventBridgeLog {
  readonly #ledger: Ledger
  #held: { readonly event: EventBridgeEvent; readonly bytes: number }[] = []
  #total = 0

  constructor(ledger: Ledger = UNLIMITED) {
    this.#ledger = ledger
  }

  /** The number of events so far. */
  get total(): number {
    return this.#total
  }

  /** How many of them it no longer holds. */
  get dropped(): number {
    return this.#total - this.#held.length
  }

  /** Adds an event. The oldest ones make room for it. */
  add(event: EventBridgeEvent): void {
    const bytes = sizeOf(event)
    this.#total++
    if (this.#held.length === MOST_EVENTS) this.#dropOldest()
    while (this.#held.length > 0 && this.#ledger.room() < bytes) this.#dropOldest()
    if (this.#ledger.room() < bytes) return
    this.#ledger.add(bytes)
    this.#held.push({ event, bytes })
  }

  /** Returns the events that it holds, the oldest first. */
  list(): readonly EventBridgeEvent[] {
    return this.#held.map(({ event }) => event)
  }

  #dropOldest(): void {
    const oldest = this.#held.shift()
    if (oldest !== undefined) this.#ledger.add(-oldest.bytes)
  }
}

/** The events, for reading only. */
export type ReadonlyEventBridgeLog = Pick<EventBridgeLog, 'total' | 'dropped' | 'list'>
