import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { sizeOf } from '../memory/size-of.js'
import type { EventBridgeEvent } from './event-bridge-event.js'

/** How many events a sandbox keeps. */
const MOST_EVENTS = 1000

/** The most bytes of memory that they take, unless a smaller part of the memory is for them. */
const MOST_BYTES = 16 * 2 ** 20

/** The latest events of one sandbox, in order. It keeps fewer if there is no room for their bytes. */
export class EventBridgeLog {
  readonly #ledger: Ledger
  readonly #mostBytes: number
  #bytes = 0
  #held: { readonly event: EventBridgeEvent; readonly bytes: number }[] = []
  #total = 0

  /** `mostBytes`: the part of the memory that is for events, as far as it is less than 16 MiB. */
  constructor(ledger: Ledger = UNLIMITED, mostBytes = MOST_BYTES) {
    this.#ledger = ledger
    this.#mostBytes = Math.min(mostBytes, MOST_BYTES)
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
    while (this.#held.length > 0 && this.#room < bytes) this.#dropOldest()
    if (this.#room < bytes) return
    this.#count(bytes)
    this.#held.push({ event, bytes })
  }

  /** Returns the events that it holds, the oldest first. */
  list(): readonly EventBridgeEvent[] {
    return this.#held.map(({ event }) => event)
  }

  get #room(): number {
    return Math.min(this.#ledger.room(), this.#mostBytes - this.#bytes)
  }

  #dropOldest(): void {
    const oldest = this.#held.shift()
    if (oldest !== undefined) this.#count(-oldest.bytes)
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ledger.add(bytes)
  }
}

/** The events, for reading only. */
export type ReadonlyEventBridgeLog = Pick<EventBridgeLog, 'total' | 'dropped' | 'list'>
