/** The signals that ask the process to stop, with the exit codes that shells show for processes they ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const
type StopSignal = keyof typeof EXIT_CODES

const SIGNALS = Object.keys(EXIT_CODES) as StopSignal[]

/**
 * The signals that ask the process to stop, from the moment this is created. The first one is kept until the command
 * says what it does; a second one of either kind ends the process at once.
 */
export class StopSignals {
  readonly #listeners = new Map<StopSignal, () => void>()
  #received: StopSignal | undefined
  #stop: (() => void) | undefined

  constructor() {
    for (const signal of SIGNALS) {
      const listener = () => this.#receive(signal)
      this.#listeners.set(signal, listener)
      process.on(signal, listener)
    }
  }

  /** Calls back at the first signal, which may have been received already. Replaces the callback given before. */
  onFirst(stop: () => void): void {
    this.#stop = stop
    if (this.#received !== undefined) stop()
  }

  /** Leaves the signals to the system, which ends the process at the first one. */
  leaveToSystem(): void {
    for (const [signal, listener] of this.#listeners) process.off(signal, listener)
    if (this.#received !== undefined) process.kill(process.pid, this.#received)
  }

  #receive(signal: StopSignal): void {
    if (this.#received !== undefined) process.exit(EXIT_CODES[signal])
    this.#received = signal
    this.#stop?.()
  }
}
