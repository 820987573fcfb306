// Imported: the global of the same name is a getter, which is called each time.
import { performance } from 'node:perf_hooks'

/** Real time and its timers. The server has one, and tests pass their own. */
export interface WallClock {
  /** Returns epoch milliseconds with a fraction. Never goes back. */
  now(): number
  /**
   * Calls back once after at least `delayMs`. Returns a function that cancels the timer. A pending timer does not keep
   * the process alive.
   */
  setTimer(callback: () => void, delayMs: number): () => void
}

/** The longest delay of `setTimeout`, a signed 32-bit number of milliseconds. It fires at once for a longer one. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

const { timeOrigin } = performance

/** The machine's time, read nowhere else. It is monotonic, so that a corrected system clock undoes no transition. */
export const wallClock: WallClock = {
  now: () => timeOrigin + performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, Math.min(delayMs, LONGEST_TIMER_MS)).unref()
    return () => clearTimeout(timer)
  }
}
