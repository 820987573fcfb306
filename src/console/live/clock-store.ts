import { signal } from '@preact/signals'
import type { Advanced, Clock, ControlClient, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'

/** A clock of a sandbox as the server told it, and when that was by the browser's own steady clock, in milliseconds. */
export interface ClockReading {
  readonly clock: Clock
  readonly readAt: number
}

/**
 * How old a reading may become while the clock is shown, in milliseconds: no event tells that another client set it.
 */
const LONGEST_READING_MS = 3000

/**
 * The clock of a sandbox. It is read again whenever a job changes its state, since then the next transition is another.
 */
export class ClockStore implements Store {
  readonly reading = signal<ClockReading | undefined>(undefined)
  /** The last advance from this page. */
  readonly advance = signal<LastAdvance | undefined>(undefined)
  /** What the last act from this page did, in a sentence; empty before the first. */
  readonly done = signal('')
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

  /** Whether it is time to read the clock again, because another client may have set it. */
  isDue(): boolean {
    const { value } = this.reading
    return value === undefined || this.#steady() - value.readAt >= LONGEST_READING_MS
  }

  /** Takes what the server responded to an act of this page, which `what` names: `Advanced by 1 min`. */
  note(what: string, clock: Clock | Advanced): void {
    this.take(clock)
    if ('transitions' in clock) {
      this.advance.value = { what, advanced: clock }
      this.done.value = `${what}: ${transitionCount(clock.meta.total)}.`
    } else {
      this.done.value = `${what}.`
    }
  }

  /** Takes what the server told of the clock. */
  take(clock: Clock): void {
    const { now, mode, rate, nextTransitionAt } = clock
    this.reading.value = { clock: { now, mode, rate, nextTransitionAt }, readAt: this.#steady() }
  }

  /** Returns what the clock of the sandbox shows now, in milliseconds since 1970; undefined if it is not known. */
  now(): number | undefined {
    const { value } = this.reading
    return value === undefined ? undefined : timeOf(value, this.#steady())
  }
}

/** An advance from this page: what was asked for, in words, and what it caused. */
export interface LastAdvance {
  readonly what: string
  readonly advanced: Advanced
}

/** Returns a number of transitions in words. */
export function transitionCount(count: number): string {
  if (count === 0) return 'no transition'
  return count === 1 ? '1 transition' : `${count.toLocaleString('en-US')} transitions`
}

/** The events after which the next transition may be another. */
const CHANGES: readonly StreamEvent['event'][] = ['transition', 'deleted', 'data-grant', 'request']

/** Returns what a clock shows at an instant of the steady clock: a running one goes on from its reading. */
export function timeOf({ clock, readAt }: ClockReading, steadyNow: number): number {
  const then = Date.parse(clock.now)
  return clock.mode === 'frozen' ? then : then + (steadyNow - readAt) * clock.rate
}
