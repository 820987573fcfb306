/** Real time and its timers. The server has one; tests hand in their own. */
export interface WallClock {
  /** Epoch milliseconds, with a fraction; never goes back. */
  now(): number
  /** Calls back once after at least `delayMs`; the answer cancels it. A pending timer doesn't keep the process alive. */
  setTimer(callback: () => void, delayMs: number): () => void
}

/** `setTimeout` takes a signed 32-bit number of milliseconds and fires at once above it. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

const { timeOrigin } = performance

/** The machine's own time, read nowhere else. Monotonic, so that a corrected system clock undoes no transition. */
export const wallClock: WallClock = {
  now: () => timeOrigin + performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, Math.min(delayMs, LONGEST_TIMER_MS)).unref()
    return () => clearTimeout(timer)
  }
}
