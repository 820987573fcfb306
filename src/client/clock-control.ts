import { type Duration, ms } from './duration.js'
import type { Transport } from './transport.js'
import type { Advanced, Clock, ClockSettings } from './types.js'

/** The clock of a sandbox. */
export class ClockControl {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Returns the time, whether and how fast it passes, and when the next transition is due. */
  get(): Promise<Clock> {
    return this.#transport.ask('GET', '/clock')
  }

  /** Changes the mode, the rate, or the time, which can only go forward. */
  set(settings: ClockSettings): Promise<Clock> {
    return this.#transport.ask('PUT', '/clock', { body: settings })
  }

  /** Stops time: from now on it passes only when it is advanced. */
  freeze(): Promise<Clock> {
    return this.set({ mode: 'frozen' })
  }

  /** Lets time pass by itself, at a number of sandbox seconds for each real second. */
  run({ rate }: { readonly rate?: number } = {}): Promise<Clock> {
    return this.set({ mode: 'running', ...(rate !== undefined && { rate }) })
  }

  /** Moves time forward, and returns the transitions that this caused, once all is settled. */
  advance(duration: Duration): Promise<Advanced> {
    return this.#advance({ ms: ms(duration) })
  }

  /** Moves time forward to an instant. */
  advanceTo(instant: Date | string): Promise<Advanced> {
    return this.#advance({ to: instant instanceof Date ? instant.toISOString() : instant })
  }

  /** Moves time forward to the next transition that depends on time alone. */
  advanceToNextTransition(): Promise<Advanced> {
    return this.#advance({ toNextTransition: true })
  }

  #advance(body: object): Promise<Advanced> {
    return this.#transport.ask('POST', '/clock/advance', { body })
  }
}
