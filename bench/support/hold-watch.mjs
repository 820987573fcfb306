import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { mainThreadCpu } from './thread-cpu.mjs'

/** A turn of the event loop that is longer than this, in milliseconds, is looked at. */
const HOLD_MS = 5

/** How long the garbage collector's report of a pause may take to arrive, in milliseconds. */
const REPORTED_WITHIN_MS = 20

/**
 * Watches how long the event loop is held: the time from each tick of a timer to the next. It tells apart the pauses of
 * the garbage collector, and the time in which the process had no processor because others had it.
 */
export class HoldWatch {
  #holds = []
  #pauses = []
  #last = performance.now()
  #cpuMs = mainThreadCpu()
  #lastCpuMs = this.#cpuMs()
  #timer = setInterval(() => this.#tick(), 1)
  #observer = new PerformanceObserver((list) => this.#pauses.push(...list.getEntries()))

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] })
  }

  /**
   * Ends the watch. Resolves to the longest hold, with the collector's part of it; to the longest hold without the
   * collector; and to the collector's longest pause; all in milliseconds.
   */
  async end() {
    // The hold that delayed this call ends with the next tick.
    await new Promise((resolve) => setTimeout(resolve, REPORTED_WITHIN_MS))
    await nextTurn()
    clearInterval(this.#timer)
    this.#pauses.push(...this.#observer.takeRecords())
    this.#observer.disconnect()
    const holds = this.#holds.map(({ from, to, cpuMs }) => {
      const collectorMs = sum(this.#pauses.map(({ startTime, duration }) => overlap(from, to, startTime, duration)))
      // A pause is not all processor time either: the process may have had none, or the main thread waited for others.
      return { ms: to - from, collectorMs, oursMs: cpuMs * Math.max(0, 1 - collectorMs / (to - from)) }
    })
    const longest = holds.reduce((a, b) => (a.ms >= b.ms ? a : b), { ms: 0, collectorMs: 0 })
    return {
      ms: longest.ms,
      collectorMs: longest.collectorMs,
      oursMs: Math.max(0, ...holds.map((hold) => hold.oursMs)),
      pauseMs: Math.max(0, ...this.#pauses.map(({ duration }) => duration))
    }
  }

  #tick() {
    const now = performance.now()
    const cpuMs = this.#cpuMs()
    if (now - this.#last > HOLD_MS) this.#holds.push({ from: this.#last, to: now, cpuMs: cpuMs - this.#lastCpuMs })
    this.#last = now
    this.#lastCpuMs = cpuMs
  }
}

function overlap(from, to, start, duration) {
  return Math.max(0, Math.min(to, start + duration) - Math.max(from, start))
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
