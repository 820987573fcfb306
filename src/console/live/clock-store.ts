import { signal } from '@preact/signals'
import type { Clock, ControlClient, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'

/** A clock of a sandbox as the server told it, and when that was by the browser's own steady clock, in milliseconds. */
export interface ClockReading {
  readonly clock: Clock
  readonly readAt: number
}

/** The clock of a sandbox. It is read again whenever a job changes its state, since then the next transition is another. */
export class ClockStore implements Store {
  readonly reading = signal<ClockReading | undefined>(undefined)
  readonly #steady: () => number

  /** `steady`: the milliseconds since some fixed instant, which never go back. */
  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady
  }

  async load(client: ControlClient): Promise<void> {
    this.take(await client.clock.get())
  }

  async apply(events: readonly StreamEvent[], client: ControlClient): Promise<void> {
    if (events.some(({ event }) => CHANGES.includes(event))) await this.load(client)
  }

  /** Takes what the server told of the clock. */
  take(clock: Clock): void {
    this.reading.value = { clock, readAt: this.#steady() }
  }

  /** Returns what the clock of the sandbox shows now, in milliseconds since 1970; undefined if it is not known. */
  now(): number | undefined {
    const { value } = this.reading
    return value === undefined ? undefined : timeOf(value, this.#steady())
  }
}

/** The events after which the next transition may be another. */
const CHANGES: readonly StreamEvent['event'][] = ['transition', 'deleted', 'data-grant', 'request']

/** Returns what a clock shows at an instant of the steady clock: a running one goes on from its reading. */
export function timeOf({ clock, readAt }: ClockReading, steadyNow: number): number {
  const then = Date.parse(clock.now)
  return clock.mode === 'frozen' ? then : then + (steadyNow - readAt) * clock.rate
}
